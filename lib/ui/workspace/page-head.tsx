import type { ReactNode } from "react";

/** Title, one line of sums, and at most one primary action. */
export function PageHead({ title, sum, action }: { title: ReactNode; sum?: ReactNode; action?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {sum && <p className="sum">{sum}</p>}
      </div>
      {action}
    </div>
  );
}
