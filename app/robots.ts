import type { MetadataRoute } from "next";

/** Search engines may read what is public; pages that hold somebody's secret ask them not to, each for itself. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/" } };
}
