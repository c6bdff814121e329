import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Glyph } from "@/lib/ui/glyph";

/** The one primary act where donations are looked at. */
export async function RecordButton({ organizationSlug }: { organizationSlug: string }) {
  const t = await getTranslations("workspace.donations");
  return (
    <Link className="btn primary" href={`/${organizationSlug}/donations/new`}>
      <Glyph name="plus" />
      {t("record")}
    </Link>
  );
}
