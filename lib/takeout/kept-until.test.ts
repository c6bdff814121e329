import { expect, test } from "vitest";
import { calendarDate } from "@/lib/calendar";
import { keptUntil } from "./kept-until";

test.each([
  ["2026-11-20", "2033-02-28"],
  ["2027-02-28", "2033-02-28"],
  ["2027-03-01", "2034-02-28"],
  ["2029-06-01", "2036-02-29"],
])("what closed on %s is kept until %s: five years after its last return was due", (closedOn, until) => {
  expect(keptUntil(calendarDate(closedOn))).toBe(until);
});
