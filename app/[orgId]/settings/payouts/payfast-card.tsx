import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { keepPayfast } from "@/app/[orgId]/settings/payouts/actions";
import { None } from "@/app/[orgId]/settings/payouts/none";
import { PayfastDialog } from "@/app/[orgId]/settings/payouts/payfast-dialog";
import { Waiting } from "@/app/[orgId]/settings/payouts/waiting";
import { formatInstant } from "@/lib/calendar";
import { newId } from "@/lib/new-id";
import type { Payouts } from "@/lib/payments/find-payouts";
import type { Member } from "@/lib/tenancy/actor";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

type Props = { member: Member; payfast: Payouts["payfast"]; isAlone: boolean };

/** The merchant account that takes cards, and what would follow it. */
export async function PayfastCard({ member, payfast: { current, waiting }, isAlone }: Props) {
  const t = await getTranslations("payouts");
  const words = {
    ...(await actWords()),
    open: t(current ? "payfast.change" : "payfast.add"),
    title: t("payfast.dialogTitle"),
    name: t("save"),
    keep: t("keep"),
    close: t("close"),
    merchantId: t("payfast.merchantId"),
    merchantIdHelp: t("payfast.merchantIdHelp"),
    merchantKey: t("payfast.merchantKey"),
    passphrase: t("payfast.passphrase"),
    passphraseHelp: t("payfast.passphraseHelp"),
    starts: t(current ? "payfast.sameStarts" : "payfast.firstStarts"),
  };
  return (
    <Card title={t("payfast.title")}>
      <div className="stack g-5">
        {current ? (
          <Facts
            facts={[
              { name: t("payfast.merchantId"), value: current.merchantId, isFigure: true },
              { name: t("payfast.keys"), value: t("payfast.keysKept") },
              { name: t("since"), value: formatInstant(current.startsAt) },
            ]}
          />
        ) : (
          <None title={t("payfast.none")}>{t("payfast.noneDetail")}</None>
        )}
        {waiting ? (
          <Waiting member={member} details={waiting} isAlone={isAlone} />
        ) : (
          <div className="row g-2">
            <PayfastDialog act={keepPayfast.bind(null, member.organizationSlug, newId())} words={words} />
          </div>
        )}
      </div>
    </Card>
  );
}
