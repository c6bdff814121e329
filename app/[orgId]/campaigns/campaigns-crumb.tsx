import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Glyph } from "@/lib/ui/glyph";

/** The way back to campaigns and funds. */
export async function CampaignsCrumb({ organizationSlug }: { organizationSlug: string }) {
  const t = await getTranslations("campaigns");
  return (
    <Link className="crumb" href={`/${organizationSlug}/campaigns`}>
      <Glyph name="chevron-left" size="sm" />
      {t("title")}
    </Link>
  );
}
