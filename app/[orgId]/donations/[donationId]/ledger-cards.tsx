import { getTranslations } from "next-intl/server";
import { formatDay } from "@/lib/calendar";
import type { PostedTransaction } from "@/lib/ledger/views";
import { formatRand } from "@/lib/money";
import { Card } from "@/lib/ui/workspace/card";
import { LedgerTable } from "@/lib/ui/workspace/ledger-table";

/** The ledger transactions of a donation, each with both columns and what it sums to. */
export async function LedgerCards({ transactions }: { transactions: PostedTransaction[] }) {
  const t = await getTranslations("workspace.donation");
  if (transactions.length === 0) {
    return (
      <Card title={t("ledger")}>
        <p className="soft">{t("notPosted")}</p>
      </Card>
    );
  }
  const words = { account: t("account"), debit: t("debit"), credit: t("credit"), balanced: t("balanced") };
  return transactions.map((transaction) => (
    <Card
      key={transaction.id}
      title={transactions.length > 1 ? t("ledgerOf", { what: transaction.description }) : t("ledger")}
      lined
      aside={
        <span className="soft num">
          {t("posted", { day: formatDay(transaction.postedOn), sum: formatRand(transaction.sumCents) })}
        </span>
      }
    >
      <LedgerTable {...transaction} words={words} />
    </Card>
  ));
}
