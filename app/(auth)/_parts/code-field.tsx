import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

/** The six digits of a mailed code. */
export function CodeField({ label, help, error }: { label: string; help?: string; error?: string }) {
  return (
    <TextField
      name="code"
      label={label}
      help={help}
      error={error}
      icons={fieldIcons}
      className="input code-input"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
    />
  );
}

export const fieldIcons = { error: <Glyph name="circle-alert" />, fine: <Glyph name="check" /> };
