import { type ReactNode, useId } from "react";

type Props = { title: string; aside?: ReactNode; lined?: boolean; children: ReactNode };

/** A card with a heading; `lined` draws an edge below it, for lists and tables that reach the sides. */
export function Card({ title, aside, lined = false, children }: Props) {
  const heading = useId();
  return (
    <section className="card" aria-labelledby={heading}>
      <header className={lined ? "line" : undefined}>
        <h2 id={heading}>{title}</h2>
        {aside}
      </header>
      {lined ? children : <div className="body">{children}</div>}
    </section>
  );
}
