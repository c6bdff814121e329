import { expect, test } from "vitest";
import { cents } from "@/lib/money";
import { inColumns } from "./views";

test("debits and credits stand in their own columns and both columns come to the same", () => {
  const line = (id: string, amount: number) => ({
    id,
    code: "1210",
    account: "PayFast clearing",
    amountCents: cents(amount),
  });
  const columns = inColumns([line("d", -2_070), line("b", -50_000), line("c", 2_070), line("a", 50_000)]);
  expect(columns.lines.map((each) => [each.debitCents, each.creditCents])).toEqual([
    [50_000, null],
    [null, 50_000],
    [2_070, null],
    [null, 2_070],
  ]);
  expect(columns).toMatchObject({ debitCents: 52_070, creditCents: 52_070, sumCents: 0 });
});

test("a transaction that does not balance shows it", () => {
  const lines = [{ id: "a", code: "1210", account: "PayFast clearing", amountCents: cents(1) }];
  expect(inColumns(lines)).toMatchObject({ debitCents: 1, creditCents: 0, sumCents: 1 });
});
