import type { CheckoutField } from "@/lib/giving/checkout-input";
import { TextField } from "@/lib/ui/field";
import type { FieldsProps } from "./giving-state";
import { TaxFields } from "./tax-fields";

export function YouFields(props: FieldsProps & { isSending: boolean }) {
  const { values, faults, texts, sentences, icons, offersCertificate, isSending } = props;
  const field = (name: CheckoutField) => ({
    name,
    icons,
    defaultValue: values[name],
    error: faults[name] && sentences[faults[name]],
  });
  return (
    <>
      <div className="two wraps">
        <TextField {...field("firstName")} label={texts.firstName} autoComplete="given-name" />
        <TextField {...field("lastName")} label={texts.lastName} autoComplete="family-name" />
      </div>
      <TextField
        {...field("email")}
        label={texts.email}
        help={offersCertificate ? texts.emailHelp : texts.emailHelpPlain}
        type="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
      />
      {offersCertificate && (
        <>
          <label className="check">
            <input
              type="checkbox"
              name="certificate"
              value="yes"
              defaultChecked={Boolean(values.certificate)}
            />
            <span>
              <b className="medium">{texts.certificate}</b>
              <span className="help">{texts.certificateHelp}</span>
            </span>
          </label>
          <TaxFields {...props} />
        </>
      )}
      <label className="check">
        <input type="checkbox" name="news" value="yes" defaultChecked={Boolean(values.news)} />
        <span>
          {texts.news} <span className="opt">{texts.newsOptional}</span>
        </span>
      </label>
      <div>
        <button type="submit" className="btn primary lg wide" aria-disabled={isSending || undefined}>
          {isSending && <span className="spin" />}
          {isSending ? texts.sending : texts.goOnToPay}
        </button>
        <div className="safe">
          {icons.lock}
          <div>
            {texts.kept}{" "}
            <details className="why">
              <summary>{texts.how}</summary>
              <p>{texts.howLong}</p>
            </details>
          </div>
        </div>
      </div>
    </>
  );
}
