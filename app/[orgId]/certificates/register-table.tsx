// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { endingWords, type RegisterWords } from "@/app/[orgId]/certificates/ending-words";
import type { RegisterView } from "@/app/[orgId]/certificates/register";
import { formatDay } from "@/lib/calendar";
import type { RegisterRow } from "@/lib/certificates/views";
import type { Words } from "@/lib/i18n/words";
import { formatRand } from "@/lib/money";
import { ColumnHead } from "@/lib/ui/workspace/column-head";
import { Pager } from "@/lib/ui/workspace/pager";
import { CertificateBadge } from "@/lib/ui/workspace/state-badges";

/** The numbers of one page, the highest first; who issued and who ended each, when and why. */
export async function RegisterTable({ view }: { view: RegisterView }) {
  const t = await getTranslations("certificates.register");
  const states = await getTranslations("workspace.certificateState");
  const { tally } = view;
  const heads = ["number", "issued", "donor", "for", "stateColumn"] as const;
  return (
    <>
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              {heads.map((head) => (
                <ColumnHead key={head} isWideOnly={head === "for"}>
                  {t(head)}
                </ColumnHead>
              ))}
              <ColumnHead isFigure>{t("amount")}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row key={row.id} row={row} organizationSlug={view.organizationSlug} t={t} states={states} />
            ))}
          </tbody>
          <tfoot>
            <tr role="row">
              <td role="cell" data-at="title" colSpan={3}>
                {t("live")}
              </td>
              <td role="cell" data-at="hide" className="wide-only" />
              <td role="cell" data-at="note" className="num">
                {t("donations", { count: tally.issued.count })}
              </td>
              <td role="cell" data-at="figure" className="r">
                {formatRand(tally.issued.sumCents)}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Pager
        summary={t("pager", { shown: view.rows.length, count: tally.count })}
        newer={{ label: t("newer"), href: view.newerHref }}
        older={{ label: t("older"), href: view.olderHref }}
      />
    </>
  );
}

type RowProps = {
  row: RegisterRow;
  organizationSlug: string;
  t: RegisterWords;
  states: Words<"workspace.certificateState">;
};

function Row({ row, organizationSlug, t, states }: RowProps) {
  const day = formatDay(row.issuedOn);
  const replaces = row.replaces && t("replaces", { number: row.replaces.number });
  const note = endingWords(row, t) ?? replaces;
  return (
    <tr role="row">
      <td role="cell" data-at="note">
        <Link className="main nowrap" href={`/${organizationSlug}/certificates/${row.id}`}>
          <span className="ref">{row.number}</span>
        </Link>
        {row.series === "SPECIMEN" && <span className="state-note hide-phone"> {t("specimen")}</span>}
        <span className="cert-note num"> · {day}</span>
        {/* On a phone the state has no room for it. */}
        {note && <span className="state-note block cert-note">{note}</span>}
      </td>
      <td role="cell" data-at="hide" className="num nowrap">
        {day}
        <span className="state-note block">{row.issuedBy ?? t("byRule")}</span>
      </td>
      <td role="cell" data-at="title">
        {row.donorName}
      </td>
      <td role="cell" data-at="hide" className="wide-only soft nowrap">
        {t("donations", { count: row.donationCount })}
      </td>
      <td role="cell" data-at="state">
        <CertificateBadge state={row.state} label={states(row.state)} />
        {note && <span className="state-note block wide-note">{note}</span>}
      </td>
      <td role="cell" data-at="figure" className={row.isLive ? "r amount" : "r amount strike"}>
        {formatRand(row.totalCents)}
      </td>
    </tr>
  );
}
