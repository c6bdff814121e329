import type { ReactNode } from "react";
import { Quilt } from "@/lib/ui/quilt";

type Props = {
  /** What the picture is made from. */
  name: string;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** Its title is the page's. */
  isPage?: boolean;
};

/** What this is, why it is empty, and the one thing to do. */
export function Empty({ name, title, children, action, isPage = false }: Props) {
  return (
    <section className="card empty">
      <div className="art">
        <Quilt name={name} columns={3} rows={2} />
      </div>
      {isPage ? <h1 className="t-lg">{title}</h1> : <h2>{title}</h2>}
      <p>{children}</p>
      {action}
    </section>
  );
}
