// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addressOf, nameOf } from "@/app/[orgId]/donations/asked";
import { CertificateCell } from "@/app/[orgId]/donations/certificate-cell";
import type { DonationsView } from "@/app/[orgId]/donations/donations";
import { type CalendarDate, formatDay, formatTime } from "@/lib/calendar";
import type { CertificateOfDonation } from "@/lib/certificates/views";
import { isStruckOut } from "@/lib/giving/donation-state";
import type { DonationMethod, DonationRow } from "@/lib/giving/views";
import type { Words } from "@/lib/i18n/words";
import { formatRand, sumCents } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { ColumnHead } from "@/lib/ui/workspace/column-head";
import { Pager } from "@/lib/ui/workspace/pager";
import { DonationBadge } from "@/lib/ui/workspace/state-badges";

const methodIcon = {
  card: "credit-card",
  eft: "landmark",
  cash: "banknote",
  goods: "package",
} as const satisfies Record<DonationMethod, string>;

/** The donations of one page as a table that folds on a phone; the roles are named because folding takes them away. */
export async function DonationTable({ view }: { view: DonationsView }) {
  const t = await getTranslations("workspace.donations");
  const words = await getTranslations("workspace");
  const received = sumCents(
    view.rows.filter((row) => row.state === "completed").map((row) => row.amountCents),
  );
  const order = nameOf(view.list.order);
  const isByDay = order === "day-falling";
  const summary = t("shown", {
    shown: view.rows.length,
    count: view.totals.count,
    order: t(`order.${order}`),
  });
  return (
    <section className="card" aria-labelledby="list-title">
      <h2 className="sr" id="list-title">
        {summary}
      </h2>
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              <SortHeader view={view} by="day" label={t("date")} />
              <ColumnHead>{t("donor")}</ColumnHead>
              <ColumnHead isWideOnly>{t("fund")}</ColumnHead>
              <ColumnHead isWideOnly>{t("method")}</ColumnHead>
              <ColumnHead>{t("state")}</ColumnHead>
              <ColumnHead>{t("certificate")}</ColumnHead>
              <SortHeader view={view} by="amount" label={t("amount")} />
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                certificate={view.certificates.get(row.id)}
                list={`/${view.organizationSlug}/donations`}
                today={view.today}
                t={words}
              />
            ))}
          </tbody>
          <tfoot>
            <tr role="row">
              <td role="cell" data-at="title" colSpan={2}>
                {t("pageReceived")}
              </td>
              <td role="cell" data-at="hide" className="wide-only" colSpan={2} />
              <td role="cell" data-at="hide" colSpan={2} />
              <td role="cell" data-at="figure" className="r">
                {formatRand(received)}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Pager
        summary={summary}
        newer={{ label: isByDay ? t("newer") : t("previous"), href: view.beforeHref }}
        older={{ label: isByDay ? t("older") : t("next"), href: view.afterHref }}
      />
    </section>
  );
}

type SortProps = { view: DonationsView; by: "day" | "amount"; label: string };

/** A column to sort by: falling first, and the other way round when chosen again. */
async function SortHeader({ view, by, label }: SortProps) {
  const t = await getTranslations("workspace.donations");
  const { order } = view.list;
  const isSorted = order.by === by;
  const next = nameOf({ by, isRising: isSorted && !order.isRising });
  const href = addressOf(view.organizationSlug, view.list, {
    order: next === "day-falling" ? null : next,
  });
  return (
    <th
      scope="col"
      role="columnheader"
      className={by === "amount" ? "r" : undefined}
      aria-sort={isSorted ? (order.isRising ? "ascending" : "descending") : undefined}
    >
      <Link className="sort" href={href}>
        <span className="sr">{t("sort", { column: label })}</span>
        <span aria-hidden="true">{label}</span>
        {isSorted && <Glyph name={order.isRising ? "arrow-up" : "arrow-down"} size="sm" />}
      </Link>
    </th>
  );
}

type RowProps = {
  row: DonationRow;
  certificate: CertificateOfDonation | undefined;
  list: string;
  today: CalendarDate;
  t: Words<"workspace">;
};

function Row({ row, certificate, list, today, t }: RowProps) {
  const day = row.givenOn;
  const hasTime = row.method === "card" && day === today;
  const method = t(`method.${row.method}`);
  return (
    <tr role="row">
      <td role="cell" data-at="note" className="num nowrap">
        {formatDay(day)} {hasTime && <span className="faint">{formatTime(row.givenAt).slice(0, 5)}</span>}
        <span className="donor-note"> · {method}</span>
      </td>
      <td role="cell" data-at="title">
        <Link className="main" href={`${list}/${row.id}`}>
          {row.donorName}
        </Link>
        {row.campaignTitle && (
          <span className="faint t-xs" style={{ display: "block" }}>
            {row.campaignTitle}
          </span>
        )}
      </td>
      <td role="cell" data-at="hide" className="wide-only">
        {row.fundName}
      </td>
      <td role="cell" data-at="hide" className="wide-only">
        <span className="method">
          <Glyph name={methodIcon[row.method]} />
          {method}
        </span>
      </td>
      <td role="cell" data-at="state">
        <DonationBadge state={row.state} label={t(`state.${row.state}`)} />
      </td>
      <td role="cell" data-at="hide">
        <CertificateCell row={row} certificate={certificate} href={`${list}/${row.id}`} t={t} />
      </td>
      <td role="cell" data-at="figure" className={isStruckOut(row.state) ? "r amount strike" : "r amount"}>
        {formatRand(row.amountCents)}
      </td>
    </tr>
  );
}
