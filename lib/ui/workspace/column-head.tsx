import type { ReactNode } from "react";

type Props = { children: ReactNode; isFigure?: boolean; isWideOnly?: boolean };

/** The head of a table's column. It says its role, which a table that folds on a phone would lose. */
export function ColumnHead({ children, isFigure, isWideOnly }: Props) {
  const look = isFigure ? "r" : isWideOnly ? "wide-only" : undefined;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: folding takes the role away
    <th scope="col" role="columnheader" className={look}>
      {children}
    </th>
  );
}
