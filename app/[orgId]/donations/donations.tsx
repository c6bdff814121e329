import { getTranslations } from "next-intl/server";
import { DonationTable } from "@/app/[orgId]/donations/donation-table";
import { ShowChips } from "@/app/[orgId]/donations/show-chips";
import type { CalendarDate } from "@/lib/calendar";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import type { DonationFilter } from "@/lib/giving/queries";
import type { DonationRow, Tally } from "@/lib/giving/views";
import { formatRand, formatRandWhole } from "@/lib/money";
import { taxYearLabel, taxYearOf } from "@/lib/tax-year";
import { Empty } from "@/lib/ui/workspace/empty";
import { Figures } from "@/lib/ui/workspace/figures";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type DonationsView = {
  organizationSlug: string;
  today: CalendarDate;
  show: DonationFilter;
  donorCount: number;
  received: Tally;
  onItsWay: Tally;
  didNotArrive: Tally;
  rows: DonationRow[];
  certificates: Map<string, CertificateOfDonation>;
  newerHref: string | null;
  olderHref: string | null;
};

/** Every donation, newest first, fifty a page. */
export async function Donations({ view }: { view: DonationsView }) {
  const t = await getTranslations("workspace.donations");
  const isFirstUse = view.rows.length === 0 && view.show === "all" && !view.newerHref;
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum", { amount: formatRandWhole(view.received.sumCents), donors: view.donorCount })}
      />
      {isFirstUse ? (
        <Empty
          name="donations"
          title={t("emptyTitle")}
          action={
            <a className="btn" href={`/give/${view.organizationSlug}`}>
              {t("emptyAction")}
            </a>
          }
        >
          {t("empty")}
        </Empty>
      ) : (
        <>
          <ShowChips organizationSlug={view.organizationSlug} show={view.show} />
          <YearFigures view={view} />
          {view.rows.length > 0 ? (
            <DonationTable view={view} />
          ) : (
            <Empty
              name={view.show}
              title={t("emptyFilterTitle")}
              action={
                <a className="btn" href={`/${view.organizationSlug}/donations`}>
                  {t("emptyFilterAction")}
                </a>
              }
            >
              {t("emptyFilter")}
            </Empty>
          )}
        </>
      )}
    </>
  );
}

async function YearFigures({ view }: { view: DonationsView }) {
  const t = await getTranslations("workspace.donations");
  const taxYear = taxYearLabel(taxYearOf(view.today));
  return (
    <Figures
      label={t("figures")}
      compact
      figures={[
        {
          name: t("received", { taxYear }),
          value: formatRand(view.received.sumCents),
          detail: t("receivedCount", { count: view.received.count }),
          isLead: true,
        },
        {
          name: t("onItsWay"),
          value: formatRand(view.onItsWay.sumCents),
          detail: t("onItsWayCount", { count: view.onItsWay.count }),
        },
        {
          name: t("didNotArrive"),
          value: formatRand(view.didNotArrive.sumCents),
          detail: t("didNotArriveCount", { count: view.didNotArrive.count }),
        },
      ]}
    />
  );
}
