import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import { TextField } from "@/lib/ui/field";

type ErrorOf = (field: string) => string | undefined;
type NameProps = {
  words: Record<"firstName" | "lastName", string>;
  errorOf: ErrorOf;
  given?: Record<"firstName" | "lastName", string>;
};

/** First name and surname of an account. */
export function NameFields({ words, errorOf, given }: NameProps) {
  const names = [
    { name: "firstName", autoComplete: "given-name" },
    { name: "lastName", autoComplete: "family-name" },
  ] as const;
  return names.map(({ name, autoComplete }) => (
    <TextField
      key={name}
      name={name}
      label={words[name]}
      error={errorOf(name)}
      icons={fieldIcons}
      autoComplete={autoComplete}
      defaultValue={given?.[name]}
      maxLength={100}
    />
  ));
}

type PasswordProps = { label: string; help: string; errorOf: ErrorOf };

/** A password that is being chosen. */
export function NewPasswordField({ label, help, errorOf }: PasswordProps) {
  return (
    <TextField
      name="password"
      type="password"
      label={label}
      help={help}
      error={errorOf("password")}
      icons={fieldIcons}
      autoComplete="new-password"
    />
  );
}

type EmailProps = {
  label: string;
  help?: string;
  errorOf: ErrorOf;
  /** `username` where it names an account that there is. */
  autoComplete: "username" | "email";
};

export function EmailField({ label, help, errorOf, autoComplete }: EmailProps) {
  return (
    <TextField
      name="email"
      type="email"
      label={label}
      help={help}
      error={errorOf("email")}
      icons={fieldIcons}
      autoComplete={autoComplete}
      inputMode="email"
    />
  );
}
