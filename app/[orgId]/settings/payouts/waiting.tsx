import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { actWords } from "@/app/[orgId]/act-words";
import { agree, withdraw } from "@/app/[orgId]/settings/payouts/actions";
import { formatInstant } from "@/lib/calendar";
import type { PayoutDetails } from "@/lib/payments/find-payouts";
import type { Member } from "@/lib/tenancy/actor";
import { Note } from "@/lib/ui/note";

type Props = { member: Member; details: PayoutDetails; isAlone: boolean };

/** Details that have not started: until when they wait, and what an owner can do about them. */
export async function Waiting({ member, details, isAlone }: Props) {
  const t = await getTranslations("payouts");
  const { id, merchantId, bankAccount, startsAt, askedBy, askedAt } = details;
  const isOwn = askedBy.id === member.userId;
  const asked = { name: askedBy.name || t("waiting.somebody"), at: formatInstant(askedAt) };
  const account = { bank: bankAccount?.bank ?? "", number: bankAccount?.accountNumber ?? "" };
  const words = {
    ...(await actWords()),
    follows: t("follows"),
    keep: t("keep"),
    close: t("close"),
  };
  return (
    <div className="stack g-4">
      <Note icon="hourglass" tone="amber">
        <p className="medium">
          {merchantId ? t("payfast.waits", { merchantId }) : t("bank.waits", account)}
          <span className="block">{t("waiting.until", { at: formatInstant(startsAt) })}</span>
        </p>
        <p className="t-sm" style={{ marginTop: ".375rem" }}>
          {isOwn ? t("waiting.askedByYou", asked) : t("waiting.asked", asked)} {t("waiting.old")}{" "}
          {isOwn && t(isAlone ? "waiting.alone" : "waiting.second")} {t("waiting.mustWithdraw")}
        </p>
      </Note>
      <div className="row g-2">
        {!isOwn && (
          <ActDialog
            act={agree.bind(null, member.organizationSlug, id)}
            look="primary"
            words={{ ...words, open: t("waiting.agree"), title: t("waiting.agreeTitle") }}
            will={[
              merchantId ? t("waiting.agreePayfast", { merchantId }) : t("waiting.agreeBank", account),
              t("waiting.agreeTold", asked),
            ]}
          />
        )}
        <ActDialog
          act={withdraw.bind(null, member.organizationSlug, id)}
          look="plain"
          words={{ ...words, open: t("waiting.withdraw"), title: t("waiting.withdrawTitle") }}
          will={[t("waiting.withdrawStays"), t("waiting.withdrawTold")]}
        />
      </div>
    </div>
  );
}
