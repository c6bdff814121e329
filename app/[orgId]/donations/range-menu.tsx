import Link from "next/link";
import type { ReactNode } from "react";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  id: string;
  name: string;
  /** What is chosen, in words; null while it does not narrow. */
  chosen: string | null;
  action: string;
  kept: ReactNode;
  clearHref: string;
  fields: { name: string; label: string; type?: "date"; value?: string }[];
  words: { apply: string; clear: string };
};

/** A chip that opens two fields, from and to; green where either narrows. */
export function RangeMenu({ id, name, chosen, action, kept, clearHref, fields, words }: Props) {
  return (
    <>
      <button type="button" className={chosen ? "chip on" : "chip"} popoverTarget={id}>
        {chosen ? (
          <>
            <span className="sr">{name}: </span>
            {chosen}
          </>
        ) : (
          name
        )}
        <Glyph name="chevron-down" />
      </button>
      <section className="menu at-chip" id={id} popover="auto" aria-label={name} key={chosen}>
        <form action={action} className="stack g-3 range">
          {kept}
          {fields.map((field) => (
            <div className="field" key={field.name}>
              <label className="label" htmlFor={`${id}-${field.name}`}>
                {field.label}
              </label>
              <input
                className="input num"
                id={`${id}-${field.name}`}
                name={field.name}
                type={field.type ?? "text"}
                inputMode={field.type ? undefined : "decimal"}
                defaultValue={field.value}
              />
            </div>
          ))}
          <div className="row g-2">
            <button type="submit" className="btn sm">
              {words.apply}
            </button>
            {chosen && (
              <Link className="btn sm quiet" href={clearHref}>
                {words.clear}
              </Link>
            )}
          </div>
        </form>
      </section>
    </>
  );
}
