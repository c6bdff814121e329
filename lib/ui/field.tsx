import type { InputHTMLAttributes, ReactNode } from "react";

type Around = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** Stands after the field, with its icon. */
  error?: string;
  /** Said when the number as typed is complete and well formed. */
  fine?: string;
  icons?: { error: ReactNode; fine: ReactNode };
};

/** A label, its help, the control and what is wrong with it. The control's id is its name. */
export function Field({ name, label, help, error, fine, icons, children }: Around & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      {help && (
        <div className="help" id={`${name}-help`}>
          {help}
        </div>
      )}
      {children}
      {error && (
        <p className="error" id={`${name}-error`}>
          {icons?.error}
          {error}
        </p>
      )}
      {!error && fine && (
        <p className="ok-line" id={`${name}-fine`}>
          {icons?.fine}
          {fine}
        </p>
      )}
    </div>
  );
}

/** What ties a control to its help and its error. */
export function described({ name, help, error, fine }: Pick<Around, "name" | "help" | "error" | "fine">) {
  const ids = [help && `${name}-help`, error ? `${name}-error` : fine && `${name}-fine`].filter(Boolean);
  return {
    id: name,
    name,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
  };
}

/** A line of text to type. */
export function TextField({
  label,
  help,
  error,
  fine,
  icons,
  ...input
}: Around & Omit<InputHTMLAttributes<HTMLInputElement>, "name">) {
  const around = { name: input.name, label, help, error, fine, icons };
  return (
    <Field {...around}>
      <input {...input} {...described(around)} className={input.className ?? "input"} />
    </Field>
  );
}
