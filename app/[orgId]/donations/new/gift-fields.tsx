import type { RecordingProps, RecordingState } from "@/app/[orgId]/donations/new/recording-state";
import { goodsBases, goodsConditions } from "@/lib/giving/goods";
import type { RecordingField } from "@/lib/giving/recording";
import { described, Field, TextField } from "@/lib/ui/field";

type Props = RecordingProps & { state: RecordingState };

/** What came, how much it is worth, what it is for and on which day. */
export function GiftFields({ state, texts, sentences, icons, purposes, today }: Props) {
  const { values, faults } = state;
  const around = (name: RecordingField, label: string, help?: string) => ({
    name,
    label,
    help,
    icons,
    error: faults[name] && sentences[faults[name]],
  });
  const [purpose, description] = [
    around("purpose", texts.purpose),
    around("description", texts.description, texts.descriptionHelp),
  ];
  const [condition, basis] = [
    around("condition", texts.condition),
    around("basis", texts.basis, texts.basisHelp),
  ];
  return (
    <section className="card" aria-labelledby="gift-title">
      <header>
        <h2 id="gift-title">{texts.gift}</h2>
      </header>
      <div className="body stack g-5">
        <fieldset>
          <legend className="label">{texts.method}</legend>
          <div className="segmented">
            {(["eft", "cash", "goods"] as const).map((method) => (
              <label key={method}>
                <input
                  type="radio"
                  name="method"
                  value={method}
                  defaultChecked={(values.method ?? "eft") === method}
                />
                <span>{texts[method]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="stack g-5 if-goods">
          <Field {...description}>
            <textarea
              {...described(description)}
              className="input"
              rows={3}
              maxLength={1_000}
              defaultValue={values.description}
            />
          </Field>
          <Field {...condition}>
            <select {...described(condition)} className="select" defaultValue={values.condition ?? ""}>
              <option value="">{texts.pick}</option>
              {goodsConditions.map((each) => (
                <option key={each} value={each}>
                  {texts.conditions[each]}
                </option>
              ))}
            </select>
          </Field>
          <Field {...basis}>
            <select {...described(basis)} className="select" defaultValue={values.basis ?? ""}>
              <option value="">{texts.pick}</option>
              {goodsBases.map((each) => (
                <option key={each} value={each}>
                  {texts.bases[each]}
                </option>
              ))}
            </select>
          </Field>
        </div>
        <div className="two">
          <TextField
            {...around("amount", texts.amount, texts.amountHelp)}
            defaultValue={values.amount}
            className="input num"
            inputMode="decimal"
            autoComplete="off"
          />
          <TextField
            {...around("receivedOn", texts.receivedOn, texts.receivedOnHelp)}
            defaultValue={values.receivedOn}
            type="date"
            max={today}
            className="input num"
          />
        </div>
        <Field {...purpose}>
          <select {...described(purpose)} className="select" defaultValue={values.purpose ?? ""}>
            <option value="">{texts.pick}</option>
            {purposes.map(
              ({ label, options }) =>
                options.length > 0 && (
                  <optgroup key={label} label={label}>
                    {options.map(({ value, label: name }) => (
                      <option key={value} value={value}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                ),
            )}
          </select>
        </Field>
      </div>
    </section>
  );
}
