import { described, Field } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = { label: string; help: string; error: string | undefined };

/** Why an act is done, in a person's own words. */
export function ReasonField({ label, help, error }: Props) {
  const icons = { error: <Glyph name="circle-alert" />, fine: null };
  return (
    <Field name="reason" label={label} help={help} error={error} icons={icons}>
      <textarea
        {...described({ name: "reason", help, error })}
        className="input t-sm"
        rows={2}
        maxLength={500}
        style={{ minHeight: "4rem" }}
      />
    </Field>
  );
}
