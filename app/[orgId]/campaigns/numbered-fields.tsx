"use client";

import { Glyph } from "@/lib/ui/glyph";

type Props = {
  legend: string;
  help: string;
  names: [narrow: string, wide: string];
  /** Each with {n} for its number. */
  labels: [string, string];
  values: [string, string][];
  count: number;
  errorOf: (field: string) => string | undefined;
};

/** A few pairs of a short field and a long one; the names of both are for who hears the page. */
export function NumberedFields({ legend, help, names, labels, values, count, errorOf }: Props) {
  return (
    <fieldset className="stack g-2">
      <legend className="label">{legend}</legend>
      <p className="help">{help}</p>
      {Array.from({ length: count }, (_, index) => {
        const n = index + 1;
        const error = names.map((name) => errorOf(`${name}-${n}`)).find(Boolean);
        return (
          <div key={n} className="stack g-1">
            <div className="pair">
              {names.map((name, which) => (
                <input
                  key={name}
                  id={`${name}-${n}`}
                  name={`${name}-${n}`}
                  className="input"
                  aria-label={labels[which]!.replace("{n}", String(n))}
                  aria-invalid={errorOf(`${name}-${n}`) ? true : undefined}
                  aria-describedby={error ? `${names[0]}-${n}-error` : undefined}
                  inputMode={which === 0 ? "decimal" : undefined}
                  placeholder={which === 0 ? (name === "percent" ? "%" : "R") : undefined}
                  defaultValue={values[index]?.[which] ?? ""}
                />
              ))}
            </div>
            {error && (
              <p className="error" id={`${names[0]}-${n}-error`}>
                <Glyph name="circle-alert" />
                {error}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
