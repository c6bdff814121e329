import Link from "next/link";
import type { ReactNode } from "react";

export type Figure = { name: string; value: string; detail: ReactNode; href?: string; isLead?: boolean };

/** The figures that decide the day; each leads to the screen behind it where there is one. */
export function Figures({
  label,
  figures,
  compact = false,
}: {
  label: string;
  figures: Figure[];
  compact?: boolean;
}) {
  const shape = figures.length === 4 ? "four" : "three";
  return (
    <section className={`figures ${shape}${compact ? " compact" : ""}`} aria-label={label}>
      {figures.map(({ name, value, detail, href, isLead }) => {
        const body = (
          <>
            <p className="k">{name}</p>
            <p className="v">{value}</p>
            <div className="d">{detail}</div>
          </>
        );
        const className = isLead ? "lead" : undefined;
        return href ? (
          <Link key={name} className={className} href={href}>
            {body}
          </Link>
        ) : (
          <div key={name} className={className}>
            {body}
          </div>
        );
      })}
    </section>
  );
}
