import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Glyph } from "@/lib/ui/glyph";

/** The way back to the team. */
export async function TeamCrumb({ organizationSlug }: { organizationSlug: string }) {
  const t = await getTranslations("team");
  return (
    <Link className="crumb" href={`/${organizationSlug}/team`}>
      <Glyph name="chevron-left" size="sm" />
      {t("title")}
    </Link>
  );
}
