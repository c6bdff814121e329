import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { GivingFoot } from "@/app/(site)/_parts/giving-foot";
import { OrganizationHead } from "@/app/(site)/_parts/organization-head";
import { Share } from "@/app/(site)/_parts/share";
import { CampaignGoal } from "@/app/(site)/give/[orgSlug]/campaign-goal";
import type { PublicCampaign, PublicOrganization } from "@/lib/giving/public-pages";
import type { BankAccount } from "@/lib/payments/payout-input";
import { Cover } from "@/lib/ui/cover";
import { Glyph } from "@/lib/ui/glyph";
import { ByEft } from "./by-eft";
import { Spending } from "./spending";

/** A campaign's page: title and progress, the form, then the story, so that a phone shows the form first. */
export async function CampaignScreen({
  organization,
  campaign,
  bankAccount,
  url,
  children,
}: {
  organization: PublicOrganization;
  campaign: PublicCampaign;
  bankAccount?: BankAccount | null;
  url: string;
  children: ReactNode;
}) {
  const t = await getTranslations("give.campaign");
  const [summary, ...story] = [campaign.summary, ...campaign.story].filter(Boolean);
  return (
    <>
      <OrganizationHead organization={organization} />
      <main id="main" tabIndex={-1} className="wrap give">
        <div className="top">
          <h1 className="t-2xl">{campaign.title}</h1>
          <CampaignGoal campaign={campaign} />
        </div>
        <div className="form stack g-4">
          {children}
          {campaign.taking === "open" && (
            <ul className="trust">
              {campaign.offersCertificate && (
                <Assurance icon="badge-check" title={t("approved")} text={t("approvedHelp")} />
              )}
              <Assurance icon="shield-check" title={t("secure")} text={t("secureHelp")} />
            </ul>
          )}
          {bankAccount && (campaign.taking === "open" || campaign.taking === "no-payments") && (
            <ByEft
              account={bankAccount}
              email={organization.contactEmail}
              isOpen={campaign.taking === "no-payments"}
            />
          )}
        </div>
        <div className="story">
          <Cover slug={campaign.slug} />
          {summary && <p className="lede read">{summary}</p>}
          {story.length > 0 && (
            <>
              <h2 className="t-xl">{t("whatWeDo")}</h2>
              <div className="read">
                {story.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </>
          )}
          {campaign.spending.length > 0 && <Spending title={t("whereGoes")} shares={campaign.spending} />}
          <h2 className="t-xl">{t("passOn")}</h2>
          <Share url={url} text={t("shareText", { title: campaign.title, name: organization.name })} />
        </div>
      </main>
      <GivingFoot />
    </>
  );
}

function Assurance({
  icon,
  title,
  text,
}: {
  icon: "badge-check" | "shield-check";
  title: string;
  text: string;
}) {
  return (
    <li>
      <Glyph name={icon} />
      <span>
        <b className="medium">{title}</b>
        <br />
        {text}
      </span>
    </li>
  );
}
