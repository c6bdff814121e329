import type { ReactNode } from "react";

/** What an act brings with it, line by line, before it is done. */
export function WillHappen({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="label" style={{ marginBottom: ".5rem" }}>
        {title}
      </p>
      <ul className="will">{children}</ul>
    </div>
  );
}
