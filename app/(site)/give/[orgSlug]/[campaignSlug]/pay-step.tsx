import { getTranslations } from "next-intl/server";
import { type Cents, formatRand, formatRandWhole } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { Step } from "@/lib/ui/steps";

/** A gift that only has to be paid. The fields are signed: they go to PayFast as they are. */
export type PayStepView = {
  amountCents: Cents;
  title: string;
  /** What this browser remembers; null in another one. */
  donor: { name: string; email: string } | null;
  hasCertificate: boolean;
  changeUrl: string;
  payfast: { url: string; fields: [name: string, value: string][] };
};

/** The third step: what was chosen, and one plain form that takes the browser to PayFast. */
export async function PayStep({ gift }: { gift: PayStepView }) {
  const t = await getTranslations("give.form");
  const amount = formatRand(gift.amountCents);
  const short = gift.amountCents % 100 === 0 ? formatRandWhole(gift.amountCents) : amount;
  const done = (number: number) => (
    <>
      <Glyph name="check" size="sm" />
      <span className="sr">{t("stepDone", { number })}</span>
    </>
  );
  const change = (step: "gift" | "you", what: string) => (
    <a className="t-sm" href={`${gift.changeUrl}?change=${step}`}>
      {t("change")}
      <span className="sr"> {what}</span>
    </a>
  );
  return (
    <form
      className="sheet"
      aria-label={t("name")}
      action={gift.payfast.url}
      method="post"
      acceptCharset="utf-8"
    >
      {gift.payfast.fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ol className="steps">
        <Step
          number={1}
          state="done"
          title={t("giftOnce", { amount: short })}
          doneMark={done(1)}
          change={change("gift", t("changeGift"))}
        />
        <Step
          number={2}
          state="done"
          title={gift.donor?.name ?? t("yourDetails")}
          detail={[gift.donor?.email, gift.hasCertificate && t("withCertificate")]
            .filter(Boolean)
            .join(" · ")}
          doneMark={done(2)}
          change={change("you", t("changeYou"))}
        />
        <Step number={3} state="now" title={t("pay")} doneMark={null}>
          <div className="step-body stack g-5">
            <div>
              <p className="sum-line">
                <span>{gift.title}</span>
                <span className="num nowrap">{amount}</span>
              </p>
              <p className="sum-line total">
                <span>{t("toPay")}</span>
                <span className="num nowrap">{amount}</span>
              </p>
            </div>
            <div>
              <button type="submit" className="btn primary lg wide">
                <Glyph name="lock" />
                {t("payWith", { amount })}
              </button>
              <p className="safe">{t("youGo")}</p>
            </div>
          </div>
        </Step>
      </ol>
    </form>
  );
}
