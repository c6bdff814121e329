import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCsv } from "@/lib/payments/payfast/csv";
import { parseHistory } from "@/lib/payments/payfast/transaction-history";

const columns =
  'Date,Type,Sign,Party,Name,Description,Currency,"Funding Type",Gross,Fee,Net,Balance,"M Payment ID","PF Payment ID"';
const line =
  '2026-02-28 23:59:59,FUNDS_RECEIVED,CREDIT,"Nkosi, ""T""",Hoop,Donation,ZAR,"Credit Card","22,574.02",-833.10,"21,740.92","99,000.00",don_1,1089250';

test("a line is read by the names of its columns, thousands commas and all", () => {
  expect(parseHistory(`${columns}\r\n${line}\r\n`)).toEqual([
    {
      happenedOn: "2026-02-28",
      kind: "FUNDS_RECEIVED",
      fundingType: "Credit Card",
      grossCents: 2257402,
      feeCents: -83310,
      netCents: 2174092,
      paymentId: "don_1",
      providerPaymentId: "1089250",
    },
  ]);
});

test("another order of columns, or columns more, changes nothing", () => {
  const [plain] = parseHistory(`${columns}\n${line}`);
  const names = columns.replaceAll('"', "").split(",");
  const values = Object.values(parseCsv(`${columns}\n${line}`)[0]!).map(
    (value) => `"${value.replaceAll('"', '""')}"`,
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
      const cells = order.map((name) => values[names.indexOf(name)]);
      expect(parseHistory(`Batch ID,${order.join(",")}\n7,${cells.join(",")}`)).toEqual([plain]);
    }),
    { numRuns: 20 },
  );
});

test("a line that cannot be read stops the whole, so that no money is left out", () => {
  expect(() => parseHistory(`${columns}\n${line.replace("-833.10", "")}`)).toThrow("cannot be read");
  expect(() => parseHistory(`${columns}\n${line.replace("2026-02-28", "28 Feb 2026")}`)).toThrow(
    "cannot be read",
  );
  expect(() => parseHistory("<html>Sorry</html>\n<p>x</p>")).toThrow();
  expect(() => parseHistory("Service unavailable")).toThrow("no CSV");
  expect(() => parseHistory(`${columns}\n"2026`)).toThrow("no CSV");
});

test("an empty history has no lines", () => {
  expect(parseHistory(`${columns}\n`)).toEqual([]);
  expect(parseHistory("")).toEqual([]);
});

test("any cells, quoted, are read back", () => {
  const cell = fc.string({ unit: fc.constantFrom(..."ab,\"\n'é ;".split("")) }).map((text) => text.trim());
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","));
      const filled = rows.filter((row) => row.some((text) => text !== ""));
      expect(parseCsv(`a,b\n${quoted.join("\n")}`)).toEqual(filled.map(([a, b]) => ({ a, b })));
    }),
  );
});
