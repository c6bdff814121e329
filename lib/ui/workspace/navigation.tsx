import { Glyph, type GlyphName } from "@/lib/ui/glyph";
import { NavLink } from "@/lib/ui/workspace/nav-link";

/** An entry of the navigation. `within` is the path below which it counts as the current one. */
export type NavEntry = { label: string; href: string; within: string; icon: GlyphName; isOnBar: boolean };

/** The entries down the rail. */
export function RailNavigation({ label, entries }: { label: string; entries: NavEntry[] }) {
  return (
    <nav className="nav" aria-label={label}>
      <Entries entries={entries} />
    </nav>
  );
}

const barLimit = 5;

/** The same entries along the bottom of a phone: five at most, else four and the rest behind "More". */
export function BarNavigation({
  label,
  more,
  entries,
}: {
  label: string;
  more: string;
  entries: NavEntry[];
}) {
  const isFull = entries.length > barLimit;
  const shown = isFull ? entries.filter(({ isOnBar }) => isOnBar).slice(0, barLimit - 1) : entries;
  const rest = entries.filter((entry) => !shown.includes(entry));
  return (
    <nav className="tabbar" aria-label={label} data-entries={shown.length + (isFull ? 1 : 0)}>
      <Entries entries={shown} />
      {isFull && (
        <>
          <button type="button" popoverTarget="more-places">
            <Glyph name="menu" />
            {more}
          </button>
          <section className="menu at-bar" id="more-places" popover="auto" aria-label={more}>
            <Entries entries={rest} />
          </section>
        </>
      )}
    </nav>
  );
}

function Entries({ entries }: { entries: NavEntry[] }) {
  return entries.map(({ label, href, within, icon }) => (
    <NavLink key={href} href={href} within={within}>
      <Glyph name={icon} />
      {label}
    </NavLink>
  ));
}
