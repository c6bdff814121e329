import type { RecordingProps, RecordingState } from "@/app/[orgId]/donations/new/recording-state";
import type { RecordingField } from "@/lib/giving/recording";
import { Field, TextField } from "@/lib/ui/field";

type Props = RecordingProps & { state: RecordingState };

/** Who gave: somebody known, found by name, or somebody new. */
export function DonorFields({ state, texts, sentences, icons, maySearch }: Props) {
  const { values, faults, found } = state;
  const field = (name: RecordingField, label: string, help?: string) => ({
    name,
    label,
    help,
    icons,
    defaultValue: values[name],
    error: faults[name] && sentences[faults[name]],
  });
  const chosen = values.donor ?? "new";
  return (
    <section className="card" aria-labelledby="donor-title">
      <header>
        <h2 id="donor-title">{texts.donor}</h2>
      </header>
      <div className="body stack g-5">
        {/* The first button of a form is the one Enter presses: in the other fields that is to record. */}
        <button type="submit" name="intent" value="record" hidden tabIndex={-1} aria-hidden="true" />
        {maySearch && (
          <div className="row g-2 find">
            <div className="grow">
              <TextField
                {...field("donorSearch", texts.search, texts.searchHelp)}
                autoComplete="off"
                type="search"
              />
            </div>
            <button type="submit" className="btn" name="intent" value="find">
              {icons.search}
              {texts.find}
            </button>
          </div>
        )}
        {found && (
          <fieldset className="stack g-3" key={found.map(({ id }) => id).join()}>
            <legend className="label">{found.length === 0 ? texts.nobody : texts.choose}</legend>
            {found.map((donor) => (
              <label className="check" key={donor.id}>
                <input
                  type="radio"
                  name="donor"
                  value={donor.id}
                  data-kind={donor.kind}
                  defaultChecked={chosen === donor.id}
                />
                <span>
                  <b className="medium">{donor.displayName}</b>
                  <span className="help">{donor.email ?? texts.noEmail}</span>
                </span>
              </label>
            ))}
            <label className="check">
              <input type="radio" name="donor" value="new" defaultChecked={chosen === "new"} />
              <span>{texts.newDonor}</span>
            </label>
          </fieldset>
        )}
        {!found && <input type="hidden" name="donor" value="new" />}
        <div className="stack g-5 if-new">
          <Field name="donorKind" label={texts.kind}>
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
          <div className="two if-person">
            <TextField {...field("firstName", texts.firstName)} autoComplete="off" />
            <TextField {...field("lastName", texts.lastName)} autoComplete="off" />
          </div>
          <div className="if-body">
            <TextField {...field("registeredName", texts.registeredName)} autoComplete="off" />
          </div>
        </div>
        <TextField
          {...field("email", texts.email, texts.emailHelp)}
          type="email"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
        />
      </div>
    </section>
  );
}
