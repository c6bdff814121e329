import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, calendarDate, calendarDateOf, daysBetween } from "@/lib/calendar";
import { isInFirstHalf, returnDueDates, taxYearBounds, taxYearLabel, taxYearOf } from "@/lib/tax-year";
import vectors from "@/tests/fixtures/identifiers.json";

const { rows, tax_year_bounds } = vectors.checks.tax_year;

describe("the published examples", () => {
  test.each(rows)("money received at $received_utc counts in $tax_year", (row) => {
    const day = calendarDateOf(new Date(row.received_utc));
    expect(day).toBe(row.sast_date);
    expect(taxYearOf(day)).toBe(row.tax_year);
    expect(isInFirstHalf(day)).toBe(row.in_first_half_mar_aug);
    expect(returnDueDates(row.tax_year)).toEqual({
      halfYearOn: row.biannual_due,
      fullYearOn: row.annual_due,
    });
  });

  test.each(Object.entries(tax_year_bounds))(
    "the tax year %s has these bounds",
    (year, [firstDay, lastDay]) => {
      expect(taxYearBounds(Number(year))).toEqual({ firstDay, lastDay });
    },
  );
});

test("a donation received on the last day of February counts in the closing tax year", () => {
  expect(taxYearOf(calendarDate("2026-02-28"))).toBe(2026);
  expect(taxYearOf(calendarDate("2026-03-01"))).toBe(2027);
  expect(taxYearOf(calendarDate("2028-02-29"))).toBe(2028);
  expect(taxYearOf(calendarDate("2028-03-01"))).toBe(2029);
});

test("every day lies within the bounds of its tax year, and years join without a gap", () => {
  const anyYear = fc.integer({ min: 1901, max: 2999 });
  fc.assert(
    fc.property(anyYear, fc.nat({ max: 366 }), (year, days) => {
      const day = addDays(calendarDate(`${year}-03-01`), days);
      const { firstDay, lastDay } = taxYearBounds(taxYearOf(day));
      expect(day >= firstDay && day <= lastDay).toBe(true);
      expect(addDays(lastDay, 1)).toBe(taxYearBounds(taxYearOf(day) + 1).firstDay);
      expect([364, 365]).toContain(daysBetween(firstDay, lastDay));
    }),
  );
});

test("a tax year is written with both its years", () => {
  expect(taxYearLabel(2027)).toBe("2026/27");
  expect(taxYearLabel(2100)).toBe("2099/00");
});
