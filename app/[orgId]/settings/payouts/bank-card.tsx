import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { keepBank } from "@/app/[orgId]/settings/payouts/actions";
import { BankDialog } from "@/app/[orgId]/settings/payouts/bank-dialog";
import { None } from "@/app/[orgId]/settings/payouts/none";
import { Waiting } from "@/app/[orgId]/settings/payouts/waiting";
import { formatInstant } from "@/lib/calendar";
import { newId } from "@/lib/new-id";
import type { Payouts } from "@/lib/payments/find-payouts";
import { accountTypes } from "@/lib/payments/payout-input";
import type { Member } from "@/lib/tenancy/actor";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

type Props = { member: Member; bank: Payouts["bank"]; isAlone: boolean };

/** The account that donors are told for an EFT, and what would follow it. */
export async function BankCard({ member, bank: { current, waiting }, isAlone }: Props) {
  const t = await getTranslations("payouts");
  const account = current?.bankAccount ?? null;
  const words = {
    ...(await actWords()),
    open: t(account ? "bank.change" : "bank.add"),
    title: t("bank.dialogTitle"),
    name: t("save"),
    keep: t("keep"),
    close: t("close"),
    holder: t("bank.holder"),
    bank: t("bank.bank"),
    branchCode: t("bank.branchCode"),
    branchCodeHelp: t("bank.branchCodeHelp"),
    accountNumber: t("bank.accountNumber"),
    accountType: t("bank.accountType"),
    types: accountTypes.map((type) => ({ type, label: t(`bank.type.${type}`) })),
    starts: t(account ? "bank.sameStarts" : "bank.firstStarts"),
  };
  return (
    <Card title={t("bank.title")}>
      <div className="stack g-5">
        {current && account ? (
          <Facts
            facts={[
              { name: t("bank.holder"), value: account.holder },
              { name: t("bank.bank"), value: account.bank },
              { name: t("bank.branchCode"), value: account.branchCode, isFigure: true },
              { name: t("bank.accountNumber"), value: account.accountNumber, isFigure: true },
              { name: t("bank.accountType"), value: t(`bank.type.${account.accountType}`) },
              { name: t("since"), value: formatInstant(current.startsAt) },
            ]}
          />
        ) : (
          <None title={t("bank.none")}>{t("bank.noneDetail")}</None>
        )}
        {waiting ? (
          <Waiting member={member} details={waiting} isAlone={isAlone} />
        ) : (
          <div className="row g-2">
            <BankDialog
              act={keepBank.bind(null, member.organizationSlug, newId())}
              now={account}
              words={words}
            />
          </div>
        )}
      </div>
    </Card>
  );
}
