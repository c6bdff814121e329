import { getTranslations } from "next-intl/server";
import { CampaignActs } from "@/app/[orgId]/campaigns/[campaignId]/campaign-acts";
import { CampaignFacts } from "@/app/[orgId]/campaigns/[campaignId]/campaign-facts";
import { CampaignBadge } from "@/app/[orgId]/campaigns/campaign-badge";
import { CampaignForm } from "@/app/[orgId]/campaigns/campaign-form";
import { CampaignsCrumb } from "@/app/[orgId]/campaigns/campaigns-crumb";
import { formWords, fundChoices, valuesOf } from "@/app/[orgId]/campaigns/form-props";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import type { ActivityView } from "@/app/[orgId]/event-words";
import type { CalendarDate } from "@/lib/calendar";
import type { CampaignDetail, FundRow } from "@/lib/giving/campaign-views";
import { cents, formatRand, formatRandWhole } from "@/lib/money";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";
import { Figures } from "@/lib/ui/workspace/figures";

export type CampaignView = {
  organizationSlug: string;
  today: CalendarDate;
  campaign: CampaignDetail;
  funds: FundRow[];
  history: ActivityView[];
  isSaved: boolean;
  mayEdit: boolean;
  mayPublish: boolean;
};

/** One campaign: how far it has come, what it says, and the ways to publish, close and open it again. */
export async function Campaign({ view }: { view: CampaignView }) {
  const t = await getTranslations("campaigns");
  const { campaign, organizationSlug: slug } = view;
  return (
    <>
      <div className="stack g-3">
        <CampaignsCrumb organizationSlug={slug} />
        <div className="page-head">
          <div>
            <h1>{campaign.title}</h1>
            <p className="row g-2" style={{ marginTop: ".5rem" }}>
              <CampaignBadge campaign={campaign} today={view.today} />
              <span className="soft">{campaign.fundName}</span>
            </p>
          </div>
          <CampaignActs view={view} />
        </div>
      </div>
      {view.isSaved && (
        <Note icon="check" tone="leaf">
          {t("detail.saved")}
        </Note>
      )}
      <CampaignFigures campaign={campaign} />
      <div className="grid main-side">
        {view.mayEdit ? (
          <Card title={t("form.editTitle")}>
            <CampaignForm
              // What was saved is what stands in the form from now on.
              key={campaign.version}
              organizationSlug={slug}
              existing={{
                id: campaign.id,
                version: campaign.version,
                isDraft: campaign.status === "draft",
              }}
              formKey=""
              values={valuesOf(campaign, view.funds)}
              funds={await fundChoices(view.funds, campaign.fundId)}
              words={await formWords(slug, false)}
            />
          </Card>
        ) : (
          <Card title={t("form.editTitle")}>
            <div className="stack g-3">
              <Note icon="lock">{t("detail.mayNotEdit")}</Note>
              <p className="medium">{campaign.summary}</p>
              {campaign.story.split(/\n\s*\n/).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          </Card>
        )}
        <div className="stack g-6">
          <CampaignFacts view={view} />
          <HistoryCard history={view.history} />
        </div>
      </div>
    </>
  );
}

async function CampaignFigures({ campaign }: { campaign: CampaignDetail }) {
  const t = await getTranslations("campaigns.detail");
  const { raisedCents, goalCents, donorCount, donationCount } = campaign;
  const average = donationCount > 0 ? cents(Math.round(raisedCents / donationCount)) : null;
  return (
    <Figures
      label={t("figures")}
      compact
      figures={[
        {
          name: t("raised"),
          value: formatRand(raisedCents),
          detail: goalCents ? t("goal", { goal: formatRandWhole(goalCents) }) : t("noGoal"),
          isLead: true,
        },
        { name: t("donors"), value: String(donorCount), detail: t("gifts", { count: donationCount }) },
        {
          name: t("average"),
          value: average === null ? "–" : formatRand(average),
          detail: average === null ? t("averageNone") : t("averageOf", { count: donationCount }),
        },
      ]}
    />
  );
}
