// RFC 4180, with a byte-order mark so that Excel reads it as UTF-8.

export type Cell = string | number | null;

const mark = "\uFEFF";

/** Rows as CSV text, the first row the names of the columns. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string => mark + lines(rows);

/** The same piece by piece, the names of the columns first: each batch is sent before the next is asked for. */
export async function* csvPieces(
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string, void> {
  yield mark + lines([columns]);
  for await (const rows of batches) if (rows.length > 0) yield lines(rows);
}

const lines = (rows: readonly (readonly Cell[])[]) =>
  rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");

/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV injection): an apostrophe before
 * it keeps it text. Numbers are ours and stay numbers.
 */
const formula = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
