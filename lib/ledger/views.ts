import type { CalendarDate } from "@/lib/calendar";
import { type Cents, cents, sumCents } from "@/lib/money";

/** A line as the ledger keeps it: debit positive, credit negative. */
export type SignedLine = { id: string; code: string; account: string; amountCents: Cents };
export type LedgerColumns = {
  lines: { id: string; code: string; account: string; debitCents: Cents | null; creditCents: Cents | null }[];
  debitCents: Cents;
  creditCents: Cents;
  sumCents: Cents;
};
/** A posted transaction with its lines in two columns. */
export type PostedTransaction = LedgerColumns & { id: string; postedOn: CalendarDate; description: string };

/** Signed lines as the two columns a bookkeeper reads: each debit before the credit that answers it. */
export function inColumns(lines: readonly SignedLine[]): LedgerColumns {
  const inPairs = [...lines].sort(
    (left, right) =>
      Math.abs(right.amountCents) - Math.abs(left.amountCents) || right.amountCents - left.amountCents,
  );
  const split = inPairs.map(({ id, code, account, amountCents }) => ({
    id,
    code,
    account,
    debitCents: amountCents > 0 ? amountCents : null,
    creditCents: amountCents < 0 ? cents(-amountCents) : null,
  }));
  return {
    lines: split,
    debitCents: sumCents(split.map((line) => line.debitCents ?? cents(0))),
    creditCents: sumCents(split.map((line) => line.creditCents ?? cents(0))),
    sumCents: sumCents(lines.map((line) => line.amountCents)),
  };
}
