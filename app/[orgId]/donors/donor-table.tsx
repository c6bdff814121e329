// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { DonorsView } from "@/app/[orgId]/donors/donors";
import { formatDay } from "@/lib/calendar";
import type { DonorRow } from "@/lib/giving/donor-views";
import { donorsCounted } from "@/lib/giving/list-donors";
import type { Words } from "@/lib/i18n/words";
import { formatRand } from "@/lib/money";
import { ColumnHead } from "@/lib/ui/workspace/column-head";
import { Pager } from "@/lib/ui/workspace/pager";

/** The donors of one page as a table that folds on a phone. */
export async function DonorTable({ view }: { view: DonorsView }) {
  const t = await getTranslations("donors");
  const shown = view.rows.length;
  return (
    <section className="card" aria-labelledby="list-title">
      <h2 className="sr" id="list-title">
        {t("list")}
      </h2>
      <div className="table-wrap">
        <table className="table folds" role="table">
          <thead>
            <tr role="row">
              <ColumnHead>{t("name")}</ColumnHead>
              <ColumnHead isWideOnly>{t("contact")}</ColumnHead>
              <ColumnHead>{t("lastGift")}</ColumnHead>
              <ColumnHead isFigure>{t("gifts")}</ColumnHead>
              <ColumnHead isFigure>{t("given")}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row key={row.id} row={row} list={view.list} t={t} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        summary={
          view.count > donorsCounted
            ? t("pagerMany", { shown, count: donorsCounted })
            : t("pager", { shown, count: view.count })
        }
        newer={{ label: t("previous"), href: view.previousHref }}
        older={{ label: t("next"), href: view.nextHref }}
      />
    </section>
  );
}

function Row({ row, list, t }: { row: DonorRow; list: string; t: Words<"donors"> }) {
  return (
    <tr role="row">
      <td role="cell" data-at="title">
        <Link className="main" href={`${list}/${row.id}`}>
          {row.name}
        </Link>
        {row.kind !== "person" && (
          <span className="faint t-xs" style={{ display: "block" }}>
            {t(`kindOne.${row.kind}`)}
          </span>
        )}
      </td>
      <td role="cell" data-at="hide" className="wide-only">
        {row.email ?? <span className="faint">{t("noEmail")}</span>}
      </td>
      <td role="cell" data-at="note" className="num nowrap">
        {row.lastGiftOn ? formatDay(row.lastGiftOn) : <span className="faint">{t("nothing")}</span>}
        {row.giftCount > 0 && (
          <span className="donor-note"> · {t("noteGifts", { count: row.giftCount })}</span>
        )}
      </td>
      <td role="cell" data-at="hide" className="r num">
        {row.giftCount}
      </td>
      <td role="cell" data-at="figure" className="r amount">
        {row.giftCount > 0 ? (
          formatRand(row.givenCents)
        ) : (
          <span className="faint">
            <span aria-hidden="true">–</span>
            <span className="sr">{t("none")}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
