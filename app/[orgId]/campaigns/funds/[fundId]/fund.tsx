import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { actWords } from "@/app/[orgId]/act-words";
import { moveFund } from "@/app/[orgId]/campaigns/actions";
import { CampaignsCrumb } from "@/app/[orgId]/campaigns/campaigns-crumb";
import { FundForm } from "@/app/[orgId]/campaigns/funds/fund-form";
import { HistoryCard } from "@/app/[orgId]/donations/[donationId]/history-card";
import type { ActivityView } from "@/app/[orgId]/event-words";
import type { FundRow } from "@/lib/giving/campaign-views";
import { formatRand } from "@/lib/money";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";
import { PageHead } from "@/lib/ui/workspace/page-head";

type View = { organizationSlug: string; fund: FundRow; history: ActivityView[]; mayEdit: boolean };

/** One fund: its name and eligibility, what came in for it, and the way to close it. */
export async function Fund({ view }: { view: View }) {
  const t = await getTranslations("campaigns.fundForm");
  const { fund, organizationSlug } = view;
  return (
    <>
      <div className="stack g-3">
        <CampaignsCrumb organizationSlug={organizationSlug} />
        <PageHead title={fund.name} action={view.mayEdit && <FundActs view={view} />} />
      </div>
      <div className="grid main-side">
        {view.mayEdit && (
          <Card title={t("title")}>
            <FundForm
              organizationSlug={organizationSlug}
              fundId={fund.id}
              formKey=""
              name={fund.name}
              isEligible={fund.isSection18aEligible}
              words={{
                ...(await actWords()),
                submit: t("save"),
                name: t("name"),
                nameHelp: t("nameHelp"),
                eligible: t("eligible"),
                eligibleHelp: t("eligibleHelp"),
                consequence: t(fund.isSection18aEligible ? "turningOff" : "turningOn"),
              }}
            />
          </Card>
        )}
        <div className="stack g-6">
          <FundFacts fund={fund} />
          <HistoryCard history={view.history} />
        </div>
      </div>
    </>
  );
}

async function FundFacts({ fund }: { fund: FundRow }) {
  const t = await getTranslations("campaigns.fundForm");
  const funds = await getTranslations("campaigns.funds");
  const facts = [
    { name: t("received"), value: formatRand(fund.raisedCents), isFigure: true },
    { name: t("account"), value: fund.accountCode, isFigure: true },
    { name: t("state"), value: t(fund.isClosed ? "isClosed" : "isOpen") },
    { name: t("collects"), value: funds("campaigns", { count: fund.openCampaigns }) },
  ];
  return (
    <Card title={t("about")}>
      <Facts facts={facts} />
    </Card>
  );
}

async function FundActs({ view: { fund, organizationSlug } }: { view: View }) {
  const t = await getTranslations("campaigns.act");
  const { name, isClosed, openCampaigns } = fund;
  const close = [t("closeFundNew"), t("closeFundStays"), ...(openCampaigns > 0 ? [t("closeFundFirst")] : [])];
  return (
    <ActDialog
      key={String(isClosed)}
      act={moveFund.bind(null, organizationSlug, fund.id, isClosed ? "reopen" : "close")}
      look={isClosed ? "plain" : "danger"}
      will={isClosed ? [t("reopenFundNew")] : close}
      words={{
        ...(await actWords()),
        open: t(isClosed ? "reopen" : "closeFund"),
        title: isClosed ? t("reopenFundTitle", { name }) : t("closeFundTitle", { name }),
        follows: t("then"),
        keep: t("keep"),
        close: t("dialogClose"),
      }}
    />
  );
}
