import { getTranslations } from "next-intl/server";
import { GivingFoot } from "@/app/(site)/_parts/giving-foot";
import { OrganizationHead } from "@/app/(site)/_parts/organization-head";
import type { PublicCampaign, PublicOrganization } from "@/lib/giving/public-pages";
import { Cover } from "@/lib/ui/cover";
import { Glyph } from "@/lib/ui/glyph";
import { CampaignGoal } from "./campaign-goal";

/** An organisation's page: who it is and what one can give to. */
export async function OrganizationScreen({
  organization,
  campaigns,
}: {
  organization: PublicOrganization;
  campaigns: PublicCampaign[];
}) {
  const t = await getTranslations("give.organization");
  return (
    <>
      <OrganizationHead organization={organization} />
      <main id="main" tabIndex={-1} className="wrap giving-list">
        <div className="read stack g-4">
          <h1 className="t-2xl">{t("title", { name: organization.name })}</h1>
          {organization.about && <p className="lede">{organization.about}</p>}
          {organization.isApproved && (
            <p className="row g-2 t-sm soft approved">
              <Glyph name="badge-check" />
              <span>
                {t("approved")}. {t("approvedHelp")}
              </span>
            </p>
          )}
        </div>
        {campaigns.length === 0 ? (
          <section className="card empty">
            <h2>{t("none")}</h2>
            <p>{t("noneHelp", { email: organization.contactEmail })}</p>
            <a className="btn" href={`mailto:${organization.contactEmail}`}>
              {t("write")}
            </a>
          </section>
        ) : (
          <section aria-labelledby="campaigns" className="stack g-5">
            <h2 className="t-xl" id="campaigns">
              {t("campaigns")}
            </h2>
            <ul className="campaigns">
              {campaigns.map((campaign) => (
                <li key={campaign.slug} className="sheet">
                  <Cover slug={campaign.slug} />
                  <div className="text">
                    <h3>
                      <a href={`/give/${organization.slug}/${campaign.slug}`}>{campaign.title}</a>
                    </h3>
                    <p className="soft">{campaign.summary}</p>
                    <CampaignGoal campaign={campaign} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <GivingFoot />
    </>
  );
}
