import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  calendarDate,
  calendarDateOf,
  daysBetween,
  formatDay,
  formatDayHeld,
  formatInstant,
  formatTime,
  parseCalendarDate,
} from "@/lib/calendar";

const anyDay = fc
  .date({ min: new Date("0002-01-01T00:00:00Z"), max: new Date("9997-12-31T00:00:00Z"), noInvalidDate: true })
  .map(calendarDateOf);

test("these tests run twelve hours away from South Africa", () => {
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-14 * 60);
});

test("22:30 UTC on 28 February is 1 March in South Africa", () => {
  expect(calendarDateOf(new Date("2026-02-28T22:30:00Z"))).toBe("2026-03-01");
  expect(calendarDateOf(new Date("2026-02-28T21:59:59.999Z"))).toBe("2026-02-28");
  expect(calendarDateOf(new Date("2028-02-28T22:00:00Z"))).toBe("2028-02-29");
  expect(calendarDateOf("2026-03-01T00:30:00+02:00")).toBe("2026-03-01");
});

test("the day agrees with the time zone database for every instant since 1950", () => {
  const inJohannesburg = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Africa/Johannesburg",
    dateStyle: "short",
  });
  const instants = fc.date({ min: new Date("1950-01-01"), max: new Date("2200-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(
      instants,
      (instant) => void expect(calendarDateOf(instant)).toBe(inJohannesburg.format(instant)),
    ),
  );
});

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "1900-02-29",
  "26-01-01",
  "2026-1-1",
  "",
  "0000-01-01",
])("“%s” is no day", (text) => {
  expect(parseCalendarDate(text)).toBeNull();
  expect(() => calendarDate(text)).toThrow();
});

test("leap days exist in leap years only", () => {
  expect(parseCalendarDate("2024-02-29")).toBe("2024-02-29");
  expect(parseCalendarDate("2000-02-29")).toBe("2000-02-29");
});

test("going so many days on and back arrives at the same day", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (day, days) => {
      const later = addDays(day, days);
      expect(addDays(later, -days)).toBe(day);
      expect(daysBetween(day, later)).toBe(days);
      expect(parseCalendarDate(later)).toBe(later);
    }),
  );
});

test("the days of a leap February are counted", () => {
  expect(daysBetween(calendarDate("2028-02-01"), calendarDate("2028-03-01"))).toBe(29);
  expect(addDays(calendarDate("2026-12-31"), 1)).toBe("2027-01-01");
});

test("days and instants are printed in South African time", () => {
  expect(formatDay(calendarDate("2026-11-20"))).toBe("20 Nov 2026");
  expect(formatInstant(new Date("2026-11-20T07:14:38Z"))).toBe("20 Nov 2026 at 09:14");
  expect(formatTime(new Date("2026-11-20T22:05:09Z"))).toBe("00:05:09");
});

test("an impossible instant is refused", () => {
  expect(() => calendarDateOf(new Date("nonsense"))).toThrow();
});

test("a day in running text holds together", () => {
  expect(formatDayHeld(calendarDate("2026-11-20"))).toBe("20\u00A0Nov\u00A02026");
});
