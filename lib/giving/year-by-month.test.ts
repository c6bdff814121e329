import { expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import { cents } from "@/lib/money";
import { yearByMonth, yearEarlier } from "./year-by-month";

const day = (receivedOn: string, raised: number) => ({
  receivedOn: calendarDate(receivedOn),
  raisedCents: cents(raised),
});

test("a tax year runs from March to February and last year counts only to the same day", () => {
  const year = yearByMonth(
    [
      day("2025-11-20", 100),
      day("2025-11-21", 10),
      day("2026-02-28", 1),
      day("2026-03-01", 5000),
      day("2026-11-20", 700),
    ],
    calendarDate("2026-11-20"),
  );
  expect(year.taxYear).toBe(2027);
  expect(year.raisedCents).toBe(5700);
  expect(year.lastYearToDateCents).toBe(100);
  expect(year.months.map((month) => month.firstDay.slice(0, 7))).toEqual([
    "2026-03",
    "2026-04",
    "2026-05",
    "2026-06",
    "2026-07",
    "2026-08",
    "2026-09",
    "2026-10",
    "2026-11",
    "2026-12",
    "2027-01",
    "2027-02",
  ]);
});

test("this month is marked, months ahead have no figure, and last year's mark is its whole month", () => {
  const { months } = yearByMonth(
    [day("2025-11-20", 100), day("2025-11-30", 10), day("2026-02-28", 1)],
    calendarDate("2026-11-20"),
  );
  expect(months[8]).toEqual({ firstDay: "2026-11-01", raisedCents: 0, lastYearCents: 110, isNow: true });
  expect(months[9]?.raisedCents).toBeNull();
  expect(months[11]).toEqual({ firstDay: "2027-02-01", raisedCents: null, lastYearCents: 1, isNow: false });
  expect(months.filter((month) => month.isNow)).toHaveLength(1);
});

test("a leap day is compared with 28 February of the year before", () => {
  expect(yearEarlier(calendarDate("2028-02-29"))).toBe("2027-02-28");
  const leap = yearByMonth([day("2028-02-29", 3), day("2027-02-28", 2)], calendarDate("2028-02-29"));
  expect(leap).toMatchObject({ taxYear: 2028, raisedCents: 3, lastYearToDateCents: 2 });
  expect(leap.months[11]).toMatchObject({ raisedCents: 3, lastYearCents: 2, isNow: true });
});
