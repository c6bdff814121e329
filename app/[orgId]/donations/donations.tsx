import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ListAsked } from "@/app/[orgId]/donations/asked";
import { DonationFilters } from "@/app/[orgId]/donations/donation-filters";
import { DonationTable } from "@/app/[orgId]/donations/donation-table";
import { RecordButton } from "@/app/[orgId]/donations/record-button";
import type { CalendarDate } from "@/lib/calendar";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import type { Purposes } from "@/lib/giving/purposes";
import type { ListTotals } from "@/lib/giving/total-donations";
import type { DonationRow, Tally } from "@/lib/giving/views";
import { formatRand, formatRandWhole } from "@/lib/money";
import { Empty } from "@/lib/ui/workspace/empty";
import { Figures } from "@/lib/ui/workspace/figures";
import { PageHead } from "@/lib/ui/workspace/page-head";

export type DonationsView = {
  organizationSlug: string;
  today: CalendarDate;
  list: ListAsked;
  donorCount: number;
  receivedThisYear: Tally;
  totals: ListTotals;
  purposes: Purposes;
  rows: DonationRow[];
  certificates: Map<string, CertificateOfDonation>;
  mayRecord: boolean;
  exportHref: string | null;
  beforeHref: string | null;
  afterHref: string | null;
};

/** Every donation that the address asks for, fifty a page, with the totals of exactly those. */
export async function Donations({ view }: { view: DonationsView }) {
  const t = await getTranslations("workspace.donations");
  const { organizationSlug } = view;
  const isNarrowed = Object.values(view.list.narrowing).some((value) => value !== undefined);
  const isFirstUse = view.totals.count === 0 && !isNarrowed;
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum", {
          amount: formatRandWhole(view.receivedThisYear.sumCents),
          donors: view.donorCount,
        })}
        action={view.mayRecord && <RecordButton organizationSlug={organizationSlug} />}
      />
      {isFirstUse ? (
        <Empty
          name="donations"
          title={t("emptyTitle")}
          action={
            <a className="btn" href={`/give/${organizationSlug}`}>
              {t("emptyAction")}
            </a>
          }
        >
          {t("empty")}
        </Empty>
      ) : (
        <>
          <DonationFilters view={view} />
          <ListFigures totals={view.totals} />
          {view.rows.length > 0 ? (
            <DonationTable view={view} />
          ) : (
            <Empty
              name="none"
              title={t("emptyFilterTitle")}
              action={
                <Link className="btn" href={`/${organizationSlug}/donations`}>
                  {t("emptyFilterAction")}
                </Link>
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

async function ListFigures({ totals }: { totals: ListTotals }) {
  const t = await getTranslations("workspace.donations");
  return (
    <Figures
      label={t("figures")}
      compact
      figures={[
        {
          name: t("received"),
          value: formatRand(totals.received.sumCents),
          detail: t("receivedCount", { count: totals.received.count }),
          isLead: true,
        },
        {
          name: t("onItsWay"),
          value: formatRand(totals.onItsWay.sumCents),
          detail: t("onItsWayCount", { count: totals.onItsWay.count }),
        },
        {
          name: t("didNotArrive"),
          value: formatRand(totals.didNotArrive.sumCents),
          detail: t("didNotArriveCount", { count: totals.didNotArrive.count }),
        },
      ]}
    />
  );
}
