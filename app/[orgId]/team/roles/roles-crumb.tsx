import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Glyph } from "@/lib/ui/glyph";

/** The way back to the roles. */
export async function RolesCrumb({ organizationSlug }: { organizationSlug: string }) {
  const t = await getTranslations("roles");
  return (
    <Link className="crumb" href={`/${organizationSlug}/team/roles`}>
      <Glyph name="chevron-left" size="sm" />
      {t("back")}
    </Link>
  );
}
