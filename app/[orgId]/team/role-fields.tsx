import type { RoleChoice } from "@/app/[orgId]/team/role-choices";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  legend: string;
  help?: string;
  choices: RoleChoice[];
  chosen?: string;
  error?: string;
};

/** One role of those that may be given. */
export function RoleFields({ legend, help, choices, chosen, error }: Props) {
  return (
    <fieldset className="field" aria-describedby={error ? "role-error" : undefined}>
      <legend className="label">{legend}</legend>
      {help && <p className="help">{help}</p>}
      <div className="stack g-2" style={{ marginTop: ".5rem" }}>
        {choices.map(({ key, name, what }, index) => (
          <label key={key} className="choice">
            <input
              type="radio"
              name="role"
              id={index === 0 ? "role" : undefined}
              value={key}
              defaultChecked={key === chosen}
            />
            <span>
              <b className="medium block">{name}</b>
              <span className="soft t-sm block">{what}</span>
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className="error" id="role-error">
          <Glyph name="circle-alert" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
