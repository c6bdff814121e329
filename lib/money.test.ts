import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addCents,
  type Cents,
  cents,
  formatRand,
  formatRandWhole,
  parsePlainRand,
  parseRand,
  plainRand,
  sumCents,
} from "@/lib/money";

const anyAmount = fc.maxSafeInteger().map(cents);
const anyPositive = fc.maxSafeNat().map(cents);

describe("reading what people type", () => {
  test.each([
    ["R 1 234,50", 123450],
    ["1,234.50", 123450],
    ["1234", 123400],
    ["R250", 25000],
    ["r 250", 25000],
    ["ZAR 1 000", 100000],
    ["100 rand", 10000],
    ["  500  ", 50000],
    ["12,5", 1250],
    ["12.50", 1250],
    ["0,99", 99],
    ["1,234", 123400],
    ["1.234.567", 123456700],
    ["1.234,50", 123450],
    ["1'234.50", 123450],
    ["R\u00A01\u202F234\u202F567,00", 123456700],
    ["0", 0],
  ])("%s is understood", (text, expected) => {
    expect(parseRand(text)).toEqual({ ok: true, cents: expected });
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["R", "empty"],
    ["1.234", "ambiguous"],
    ["12 34", "ambiguous"],
    ["1,23,456", "ambiguous"],
    ["1,234,56", "ambiguous"],
    ["1 234 5", "ambiguous"],
    ["1.2.3", "ambiguous"],
    ["0,500", "too-many-decimals"],
    ["1234,567", "too-many-decimals"],
    ["-5", "negative"],
    ["R -5", "negative"],
    ["-R5", "negative"],
    ["(500)", "negative"],
    ["five", "not-an-amount"],
    ["1e5", "not-an-amount"],
    ["0x10", "not-an-amount"],
    ["$10", "not-an-amount"],
    ["١٢٣", "not-an-amount"],
    ["99999999999999999", "too-large"],
  ])("“%s” is refused with its reason", (text, reason) => {
    expect(parseRand(text)).toEqual({ ok: false, reason });
  });

  test("whatever is printed is read back as the same amount", () => {
    fc.assert(
      fc.property(anyPositive, (amount) => {
        expect(parseRand(formatRand(amount))).toEqual({ ok: true, cents: amount });
      }),
    );
  });

  test("any text at all gives an amount that is a safe integer, or a reason, never an error", () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."R 0123456789.,'-\u00A0ZAR".split("")) }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseRand(text);
        expect(
          parsed.ok ? Number.isSafeInteger(parsed.cents) && parsed.cents >= 0 : parsed.reason,
        ).toBeTruthy();
      }),
      { numRuns: 2000 },
    );
  });
});

describe("printing", () => {
  test("an amount is grouped by three, has a decimal comma and cannot break across lines", () => {
    expect(formatRand(cents(123450))).toBe("R\u00A01\u00A0234,50");
    expect(formatRand(cents(5))).toBe("R\u00A00,05");
    expect(formatRand(cents(-2070))).toBe("−R\u00A020,70");
    expect(formatRand(cents(-7))).toBe("−R\u00A00,07");
  });

  test("whole rands drop the cents and never round up", () => {
    expect(formatRandWhole(cents(120435099))).toBe("R\u00A01\u00A0204\u00A0350");
    expect(formatRandWhole(cents(-99))).toBe("R\u00A00");
  });

  test("the plain form is read back as the same amount", () => {
    expect(plainRand(cents(50000))).toBe("500.00");
    expect(plainRand(cents(-575))).toBe("-5.75");
    expect(parsePlainRand("22,574.02")).toBe(2257402);
    fc.assert(
      fc.property(anyAmount, (amount) => void expect(parsePlainRand(plainRand(amount))).toBe(amount)),
    );
  });

  test.each(["", "1 000.00", "1.000", "NaN", "1e3", " 5.00", "5.", "+5.00", "--5", "250.00\n"])(
    "“%s” is not the plain form",
    (text) => expect(parsePlainRand(text)).toBeNull(),
  );
});

describe("adding", () => {
  test("no sum depends on the order of its parts", () => {
    const small = fc.array(fc.integer({ min: -1e12, max: 1e12 }).map(cents), { maxLength: 50 });
    fc.assert(
      fc.property(small, (parts) => void expect(sumCents(parts)).toBe(sumCents([...parts].reverse()))),
    );
  });

  test("an amount that is no safe integer is never accepted", () => {
    for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => cents(amount)).toThrow();
    expect(() => addCents(Number.MAX_SAFE_INTEGER as Cents, cents(1))).toThrow();
  });

  test("there is no negative zero", () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
  });
});
