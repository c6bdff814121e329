import { getTranslations } from "next-intl/server";
import type { BankAccount } from "@/lib/payments/payout-input";
import { Facts } from "@/lib/ui/workspace/facts";

/** For who would rather pay from their bank's own app: the account, and what to write beside it. */
export async function ByEft({
  account,
  email,
  isOpen,
}: {
  account: BankAccount;
  email: string;
  isOpen: boolean;
}) {
  const t = await getTranslations("give.eft");
  return (
    <details className="by-eft" open={isOpen}>
      <summary>{t("title")}</summary>
      <div className="stack g-3">
        <Facts
          facts={[
            { name: t("holder"), value: account.holder },
            { name: t("bank"), value: account.bank },
            { name: t("branchCode"), value: account.branchCode, isFigure: true },
            { name: t("accountNumber"), value: account.accountNumber, isFigure: true },
            { name: t("accountType"), value: t(`type.${account.accountType}`) },
          ]}
        />
        <p className="soft t-sm">{t("reference", { email })}</p>
      </div>
    </details>
  );
}
