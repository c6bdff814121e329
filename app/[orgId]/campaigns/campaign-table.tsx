// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CampaignBadge } from "@/app/[orgId]/campaigns/campaign-badge";
import type { CampaignsView } from "@/app/[orgId]/campaigns/campaigns";
import { formatDayHeld } from "@/lib/calendar";
import type { CampaignRow } from "@/lib/giving/campaign-views";
import { formatRandWhole } from "@/lib/money";
import { ColumnHead } from "@/lib/ui/workspace/column-head";

/** Campaigns with how far each has come; on a phone a row folds. */
export async function CampaignTable({ rows, view }: { rows: CampaignRow[]; view: CampaignsView }) {
  const t = await getTranslations("campaigns.list");
  return (
    <section className="card" aria-label={t("title")}>
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              <ColumnHead>{t("campaign")}</ColumnHead>
              <ColumnHead isWideOnly>{t("fund")}</ColumnHead>
              <ColumnHead>{t("state")}</ColumnHead>
              <ColumnHead isFigure>{t("raised")}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} view={view} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

async function Row({ row, view }: { row: CampaignRow; view: CampaignsView }) {
  const t = await getTranslations("campaigns.list");
  return (
    <tr role="row">
      <td role="cell" data-at="title">
        <Link className="main" href={`/${view.organizationSlug}/campaigns/${row.id}`}>
          {row.title}
        </Link>
        <span className="state-note block">
          {t("donors", { count: row.donorCount })}
          {row.endsOn && ` · ${t("ends", { day: formatDayHeld(row.endsOn) })}`}
        </span>
      </td>
      <td role="cell" data-at="hide" className="wide-only">
        {row.fundName}
      </td>
      <td role="cell" data-at="note">
        <CampaignBadge campaign={row} today={view.today} />
      </td>
      <td role="cell" data-at="figure" className="r amount">
        {formatRandWhole(row.raisedCents)}
        {row.goalCents && (
          <span className="state-note block">{t("of", { goal: formatRandWhole(row.goalCents) })}</span>
        )}
      </td>
    </tr>
  );
}
