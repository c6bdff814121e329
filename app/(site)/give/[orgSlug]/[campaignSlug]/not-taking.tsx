import { getTranslations } from "next-intl/server";
import type { PublicCampaign, PublicOrganization } from "@/lib/giving/public-pages";
import { Glyph } from "@/lib/ui/glyph";

/** Stands where the form would: why no gift can be taken, and what to do instead. */
export async function NotTaking({
  organization,
  taking,
}: {
  organization: PublicOrganization;
  taking: Exclude<PublicCampaign["taking"], "open">;
}) {
  const t = await getTranslations("give.campaign");
  return (
    <section className="sheet">
      <div className="step-body stack g-4 padded">
        <p className="row g-3">
          <Glyph name="hourglass" />
          <b className="medium grow">{t(`closed.${taking}`, { name: organization.name })}</b>
        </p>
        <a className="btn primary lg wide" href={`/give/${organization.slug}`}>
          {t("closedHelp")}
        </a>
        <a className="btn wide" href={`mailto:${organization.contactEmail}`}>
          {t("write", { name: organization.name })}
        </a>
      </div>
    </section>
  );
}
