import { Glyph, type GlyphName } from "@/lib/ui/glyph";
import { NavLink } from "@/lib/ui/workspace/nav-link";

/** An entry of the navigation. `within` is the path below which it counts as the current one. */
export type NavEntry = { label: string; href: string; within: string; icon: GlyphName };

/** The entries down the rail. */
export function RailNavigation({ label, entries }: { label: string; entries: NavEntry[] }) {
  return (
    <nav className="nav" aria-label={label}>
      {entries.map(({ label, href, within, icon }) => (
        <NavLink key={href} href={href} within={within}>
          <Glyph name={icon} />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

/** The same entries along the bottom of a phone. */
export function BarNavigation({ label, entries }: { label: string; entries: NavEntry[] }) {
  return (
    <nav className="tabbar" aria-label={label} data-entries={entries.length}>
      {entries.map(({ label, href, within, icon }) => (
        <NavLink key={href} href={href} within={within}>
          <Glyph name={icon} />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
