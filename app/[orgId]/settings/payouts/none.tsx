import type { ReactNode } from "react";

/** Nothing is kept yet: what it would be good for. */
export const None = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <b className="medium">{title}</b>
    <p className="soft">{children}</p>
  </div>
);
