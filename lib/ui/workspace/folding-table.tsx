// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is display: block, which takes the roles away
import type { ReactNode } from "react";
import { ColumnHead } from "./column-head";

/** Where a cell stands once the table folds on a phone. */
type Place = "title" | "figure" | "note" | "state" | "more" | "hide";
export type FoldingColumn = { name: string; at: Place; isWideOnly?: boolean };
export type FoldingRow = { id: string; cells: ReactNode[] };

/** A table of plain cells that folds into cards on a phone. */
export function FoldingTable({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: FoldingColumn[];
  rows: FoldingRow[];
}) {
  return (
    <div className="table-wrap">
      <table className="table folds" role="table" aria-label={label}>
        <thead>
          <tr role="row">
            {columns.map(({ name, at, isWideOnly }) => (
              <ColumnHead key={name} isFigure={at === "figure"} isWideOnly={isWideOnly}>
                {name}
              </ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id} role="row">
              {columns.map(({ name, at, isWideOnly }, i) => (
                <td
                  key={name}
                  role="cell"
                  data-at={at}
                  className={
                    [at === "figure" && "r num", isWideOnly && "wide-only"].filter(Boolean).join(" ") ||
                    undefined
                  }
                >
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
