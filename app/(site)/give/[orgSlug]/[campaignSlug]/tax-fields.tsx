import type { CheckoutField } from "@/lib/giving/checkout-input";
import { described, Field, TextField } from "@/lib/ui/field";
import type { FieldsProps } from "./giving-state";

type TaxProps = Pick<FieldsProps, "values" | "fine" | "texts" | "countries"> & {
  faults: Partial<Record<CheckoutField, string>>;
  sentences: Partial<Record<string, string>>;
  icons: Pick<FieldsProps["icons"], "error" | "fine">;
};

/** What Notice 6762 of 2025 asks of the donor, each with why. Which fields show follows the answers, in CSS. */
export function TaxFields(props: TaxProps) {
  const { values, texts } = props;
  const field = fieldsOf(props);
  return (
    <div className="tax stack g-5">
      <Field name="donorKind" label={texts.donorKind}>
        <select
          className="select"
          id="donorKind"
          name="donorKind"
          defaultValue={values.donorKind ?? "person"}
        >
          <option value="person">{texts.person}</option>
          <option value="company">{texts.company}</option>
          <option value="trust">{texts.trust}</option>
        </select>
      </Field>
      <div className="if-body">
        <TextField {...field("registeredName")} label={texts.registeredName} autoComplete="organization" />
      </div>
      <TaxNumberFields {...props} />
    </div>
  );
}

/** The numbers, address and telephone of a donor whose kind and name are known. */
export function TaxNumberFields(props: TaxProps) {
  const { values, texts, countries } = props;
  const field = fieldsOf(props);
  const number = { className: "input num", inputMode: "numeric", autoComplete: "off" } as const;
  const country = field("passportCountry");
  return (
    <>
      <div className="if-company stack g-5">
        <TextField
          {...field("tradingName")}
          label={
            <>
              {texts.tradingName} <span className="opt">{texts.optional}</span>
            </>
          }
          help={texts.tradingNameHelp}
          autoComplete="off"
        />
        <TextField
          {...field("companyNumber")}
          label={texts.companyNumber}
          help={texts.companyNumberHelp}
          className="input num"
          autoComplete="off"
        />
      </div>
      <div className="if-trust">
        <TextField
          {...field("trustNumber")}
          label={texts.trustNumber}
          help={texts.trustNumberHelp}
          className="input num"
          autoComplete="off"
        />
      </div>
      <fieldset className="if-person">
        <legend className="label">{texts.identityKind}</legend>
        <div className="segmented">
          {(["sa-id", "passport"] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="identityKind"
                value={kind}
                defaultChecked={(values.identityKind ?? "sa-id") === kind}
              />
              <span>{kind === "sa-id" ? texts.saId : texts.passport}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="if-person if-sa-id">
        <TextField {...field("idNumber")} {...number} label={texts.idNumber} help={texts.idNumberHelp} />
      </div>
      <div className="if-person if-passport stack g-5">
        <TextField
          {...field("passportNumber")}
          label={texts.passportNumber}
          className="input num"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Field {...country} label={texts.passportCountry}>
          <select
            {...described(country)}
            className="select"
            defaultValue={country.defaultValue ?? ""}
            autoComplete="country"
          >
            <option value="">{texts.choose}</option>
            {countries.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <TextField
        {...field("taxReference")}
        {...number}
        label={texts.taxReference}
        help={texts.taxReferenceHelp}
      />
      <TextField {...field("street")} label={texts.street} autoComplete="address-line1" />
      <div className="two">
        <TextField {...field("town")} label={texts.town} autoComplete="address-level2" />
        <TextField
          {...field("postalCode")}
          {...number}
          label={texts.postalCode}
          autoComplete="postal-code"
          maxLength={4}
        />
      </div>
      <TextField
        {...field("phone")}
        label={texts.phone}
        className="input num"
        type="tel"
        autoComplete="tel"
      />
    </>
  );
}

const fieldsOf =
  ({ values, faults, fine, texts, sentences, icons }: TaxProps) =>
  (name: CheckoutField) => ({
    name,
    icons,
    defaultValue: values[name],
    error: faults[name] && sentences[faults[name]],
    fine: fine.includes(name) ? texts.fine : undefined,
  });
