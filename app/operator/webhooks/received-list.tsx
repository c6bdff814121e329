import { getTranslations } from "next-intl/server";
import { addressOf } from "@/app/operator/asked";
import { Empty } from "@/lib/ui/workspace/empty";
import { type FoldingColumn, type FoldingRow, FoldingTable } from "@/lib/ui/workspace/folding-table";
import { Pager } from "@/lib/ui/workspace/pager";

type Props = {
  from: "clerk" | "payfast";
  which: "stuck" | "all";
  olderThan: string | undefined;
  /** Where the next page begins; undefined where this is the last. */
  last: string | undefined;
  columns: FoldingColumn[];
  rows: FoldingRow[];
};

/** A page of what was received, or why there is nothing. */
export async function ReceivedList({ from, which, olderThan, last, columns, rows }: Props) {
  const t = await getTranslations("operator.webhooks");
  const o = await getTranslations("operator");
  if (rows.length === 0)
    return (
      <Empty name={`webhooks ${from}`} title={t(`none.${which}`)}>
        {t(`noneText.${which}`)}
      </Empty>
    );
  const page = { from, show: which };
  return (
    <div className="card">
      <FoldingTable label={t("title")} columns={columns} rows={rows} />
      <Pager
        summary={o("pager", { count: rows.length })}
        newer={{ label: o("newest"), href: olderThan ? addressOf("/operator/webhooks", page) : null }}
        older={{
          label: o("older"),
          href: last ? addressOf("/operator/webhooks", { ...page, older: last }) : null,
        }}
      />
    </div>
  );
}
