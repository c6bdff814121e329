import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CampaignTable } from "@/app/[orgId]/campaigns/campaign-table";
import { FundsCard } from "@/app/[orgId]/campaigns/funds-card";
import type { CalendarDate } from "@/lib/calendar";
import type { CampaignRow, CampaignStatus, FundRow } from "@/lib/giving/campaign-views";
import { formatRandWhole, sumCents } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type CampaignsView = {
  organizationSlug: string;
  today: CalendarDate;
  campaigns: CampaignRow[];
  funds: FundRow[];
  status: CampaignStatus | undefined;
  mayEdit: boolean;
};

/** What people can give to: campaigns with their pages, and the funds behind them. */
export async function Campaigns({ view }: { view: CampaignsView }) {
  const t = await getTranslations("campaigns");
  const { campaigns, status, organizationSlug } = view;
  const shown = status ? campaigns.filter((campaign) => campaign.status === status) : campaigns;
  const start = view.mayEdit && (
    <Link className="btn primary" href={`/${organizationSlug}/campaigns/new`}>
      <Glyph name="plus" />
      {t("start")}
    </Link>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum", {
          open: campaigns.filter((campaign) => campaign.status === "published").length,
          amount: formatRandWhole(sumCents(campaigns.map(({ raisedCents }) => raisedCents))),
        })}
        action={campaigns.length > 0 && start}
      />
      {campaigns.length === 0 ? (
        <Empty name="campaigns" title={t("list.emptyTitle")} action={start || undefined}>
          {t("list.empty")}
        </Empty>
      ) : (
        <>
          <Chips organizationSlug={organizationSlug} status={status} />
          {shown.length > 0 ? (
            <CampaignTable rows={shown} view={view} />
          ) : (
            <Empty
              name={status ?? "all"}
              title={t("list.noneTitle")}
              action={
                <Link className="btn" href={`/${organizationSlug}/campaigns`}>
                  {t("list.showAll")}
                </Link>
              }
            >
              {t("list.none")}
            </Empty>
          )}
        </>
      )}
      <FundsCard view={view} />
    </>
  );
}

async function Chips({ organizationSlug, status }: Pick<CampaignsView, "organizationSlug" | "status">) {
  const t = await getTranslations("campaigns");
  const list = `/${organizationSlug}/campaigns`;
  return (
    <nav className="filters" aria-label={t("filters")}>
      {([undefined, "published", "draft", "closed"] as const).map((each) => (
        <Link
          key={each ?? "all"}
          className={each === status ? "chip on" : "chip"}
          href={each ? `${list}?show=${each}` : list}
          aria-current={each === status ? "true" : undefined}
        >
          {each ? t(`status.${each}`) : t("all")}
        </Link>
      ))}
    </nav>
  );
}
