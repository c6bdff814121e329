import type { ReactNode } from "react";

export type Fact = { name: string; value: ReactNode; isFigure?: boolean };

/** Names and values under each other. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts lined">
      {facts.map(({ name, value, isFigure }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={isFigure ? "num" : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
