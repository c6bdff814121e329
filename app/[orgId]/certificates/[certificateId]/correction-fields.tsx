"use client";

import { described, Field, TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import type { Correctable, CorrectionWord } from "./end-words";

type Props = {
  correctable: Correctable;
  words: Record<CorrectionWord, string>;
  errorOf: (field: string) => string | undefined;
  isOpen: boolean;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** What the new paper says of the donor, as it stands now, to be put right. */
export function CorrectionFields({ correctable, words, errorOf, isOpen }: Props) {
  const around = (name: string, label: string, help?: string) => ({
    name,
    label,
    help,
    error: errorOf(name),
    icons,
  });
  const address = around("addressLines", words.address, words.addressHelp);
  return (
    <details className="correct" open={isOpen || undefined}>
      <summary className="label">{words.correct}</summary>
      <p className="help">{words.correctHelp}</p>
      <div className="stack g-4">
        <TextField {...around("name", words.name)} defaultValue={correctable.name} maxLength={200} />
        <Field {...address}>
          <textarea
            {...described(address)}
            className="input"
            rows={3}
            defaultValue={correctable.addressLines.join("\n")}
          />
        </Field>
        <TextField
          {...around("phone", words.phone)}
          type="tel"
          inputMode="tel"
          defaultValue={correctable.phone}
        />
        <TextField {...around("email", words.email)} type="email" defaultValue={correctable.email} />
        <TextField
          {...around("taxReference", words.taxReference, words.taxReferenceHelp)}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          {...around("identityNumber", words.identityNumber, words.identityHelp)}
          autoComplete="off"
        />
      </div>
    </details>
  );
}
