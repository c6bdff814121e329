import Link from "next/link";
import { Glyph } from "@/lib/ui/glyph";

export type FilterChoice = { label: string; href: string; isChosen: boolean };

/** One way to narrow a list: a chip that opens its choices; green where one is chosen. */
export function FilterMenu({
  id,
  name,
  chosen,
  choices,
}: {
  id: string;
  name: string;
  /** What is chosen, in words; null while it does not narrow. */
  chosen: string | null;
  choices: FilterChoice[];
}) {
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
      {/* A choice leads to a page where the menu is another one, closed again. */}
      <section className="menu at-chip" id={id} popover="auto" aria-label={name} key={chosen}>
        {choices.map(({ label, href, isChosen }) => (
          <Link key={href} href={href} aria-current={isChosen ? "true" : undefined}>
            {label}
            {isChosen && <Glyph name="check" size="sm" />}
          </Link>
        ))}
      </section>
    </>
  );
}
