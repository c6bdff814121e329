import Link from "next/link";
import { Glyph } from "@/lib/ui/glyph";

type Step = { label: string; href: string | null };

/** Newer and older, by key; a way that leads nowhere is shown but cannot be taken. */
export function Pager({ summary, newer, older }: { summary: string; newer: Step; older: Step }) {
  const back = <Glyph name="chevron-left" size="sm" />;
  const on = <Glyph name="chevron-right" size="sm" />;
  return (
    <div className="pager">
      <span className="num">{summary}</span>
      <span className="row g-2">
        {newer.href ? (
          <Link className="btn sm" href={newer.href}>
            {back}
            {newer.label}
          </Link>
        ) : (
          <span className="btn sm" aria-disabled="true">
            {back}
            {newer.label}
          </span>
        )}
        {older.href ? (
          <Link className="btn sm" href={older.href}>
            {older.label}
            {on}
          </Link>
        ) : (
          <span className="btn sm" aria-disabled="true">
            {older.label}
            {on}
          </span>
        )}
      </span>
    </div>
  );
}
