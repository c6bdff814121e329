import { formatRandWhole } from "@/lib/money";
import { described, Field } from "@/lib/ui/field";
import type { FieldsProps } from "./giving-state";

export function GiftFields({
  suggestions,
  values,
  faults,
  texts,
  sentences,
  icons,
  chosen,
}: FieldsProps & { chosen: string | null }) {
  const error = faults.other && sentences[faults.other];
  return (
    <>
      {suggestions.length > 0 && (
        <fieldset>
          <legend className="sr">{texts.howMuch}</legend>
          <div className="amounts">
            {suggestions.map(({ amountCents, meaning }) => (
              <label className="choice" key={amountCents}>
                <input
                  type="radio"
                  name="sum"
                  value={amountCents}
                  defaultChecked={values.sum === String(amountCents)}
                />
                <span className="amount-choice">
                  <b className="a">{formatRandWhole(amountCents)}</b>
                  <span className="w">{meaning}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Field name="other" label={texts.another} error={error} icons={icons}>
        <div className="money" data-invalid={error ? true : undefined}>
          <span aria-hidden="true">R</span>
          <input
            {...described({ name: "other", error })}
            inputMode="decimal"
            autoComplete="off"
            placeholder={texts.from}
            defaultValue={values.other}
          />
          <em>{texts.once}</em>
        </div>
      </Field>
      <div className="go-on">
        <button type="submit" className="btn primary lg wide">
          {chosen ? texts.goOnWith.replace("{amount}", chosen) : texts.goOn}
        </button>
        <p className="safe">
          {icons.safe}
          {texts.nothingCharged}
        </p>
      </div>
    </>
  );
}
