import type { ReactNode } from "react";
import { Quilt } from "@/lib/ui/quilt";

/** What this is, why it is empty, and the one thing to do. */
export function Empty({
  name,
  title,
  children,
  action,
}: {
  name: string;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <section className="card empty">
      <div className="art">
        <Quilt name={name} columns={3} rows={2} />
      </div>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </section>
  );
}
