import type { Ref } from "react";

/** What to put right, above the form. It takes focus when it appears; each line leads to its field. */
export function ErrorSummary({
  title,
  errors,
  ref,
}: {
  title: string;
  errors: { field?: string; message: string }[];
  ref?: Ref<HTMLDivElement>;
}) {
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={ref}>
      <p className="bold">{title}</p>
      <ul className="t-sm">
        {errors.map(({ field, message }) => (
          <li key={field ?? message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
