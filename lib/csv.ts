// RFC 4180, with a byte-order mark so that Excel reads it as UTF-8.

export type Cell = string | number | null;

/** Rows as CSV text, the first row the names of the columns. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(written).join(",")).join("\r\n")}\r\n`;
}

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
