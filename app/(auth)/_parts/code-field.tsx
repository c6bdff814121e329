import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";

type Props = { label: string; help?: string; error?: string; isFree?: boolean };

/** The six digits of a code; a backup code is longer and has letters. */
export function CodeField({ label, help, error, isFree }: Props) {
  return (
    <TextField
      name="code"
      label={label}
      help={help}
      error={error}
      icons={fieldIcons}
      className="input code-input"
      inputMode={isFree ? "text" : "numeric"}
      autoComplete={isFree ? "off" : "one-time-code"}
      maxLength={isFree ? 40 : 7}
    />
  );
}

export const fieldIcons = { error: <Glyph name="circle-alert" />, fine: <Glyph name="check" /> };
