import type { ReactNode } from "react";

export type Step = {
  id: string;
  what: ReactNode;
  detail?: ReactNode;
  at: string;
  dateTime: string;
  isBad?: boolean;
};

/** Who did what, newest first; the seed is now, the rings are past, red is what failed. */
export function Thread({ steps }: { steps: Step[] }) {
  return (
    <ol className="thread">
      {steps.map((step, index) => (
        <li key={step.id} className={step.isBad ? "bad-node" : index === 0 ? "now" : undefined}>
          <div className="row between" style={{ columnGap: ".5rem", rowGap: 0, alignItems: "baseline" }}>
            <b>{step.what}</b>
            <time className="when t-xs nowrap" dateTime={step.dateTime}>
              {step.at}
            </time>
          </div>
          {step.detail && <p className="soft">{step.detail}</p>}
        </li>
      ))}
    </ol>
  );
}
