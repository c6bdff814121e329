import { invariant } from "@/lib/invariant";

declare const brand: unique symbol;

/** A day in South Africa, "YYYY-MM-DD". A day has no hour: never make a Date of one. */
export type CalendarDate = string & { readonly [brand]: "CalendarDate" };

const dayMilliseconds = 86_400_000;
// South Africa has kept UTC+2 without daylight saving since 1944.
const offsetMilliseconds = 2 * 3_600_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day it is in South Africa (UTC+2) at an instant, a Date or ISO 8601: 22:30 UTC on 28 February is 1 March. */
export function calendarDateOf(instant: Date | string): CalendarDate {
  const milliseconds = new Date(instant).getTime();
  invariant(!Number.isNaN(milliseconds), "an instant is a real moment");
  return dayNumbered(Math.floor((milliseconds + offsetMilliseconds) / dayMilliseconds));
}

/** Takes "YYYY-MM-DD" when that day exists; null for anything else. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || match[1] === "0000") return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const isReal = date.getUTCMonth() === Number(match[2]) - 1 && date.getUTCDate() === Number(match[3]);
  return isReal ? (text as CalendarDate) : null;
}

/** The same for text that must be a day, such as a column of type date; throws when it is none. */
export function calendarDate(text: string): CalendarDate {
  const day = parseCalendarDate(text);
  invariant(day, "a calendar date is a real day, YYYY-MM-DD");
  return day;
}

/** That many days later, or earlier when negative. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return dayNumbered(numberOf(day) + days);
}

/** Days from the first to the second: negative when the second comes earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return numberOf(to) - numberOf(from);
}

/** "20 Nov 2026". */
export function formatDay(day: CalendarDate): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${months[month - 1]} ${year}`;
}

/** "20 Nov 2026" that never breaks across lines, for running text on screens. */
export function formatDayHeld(day: CalendarDate): string {
  return formatDay(day).replaceAll(" ", "\u00A0");
}

/** "20 Nov 2026 at 09:14", in South African time. */
export function formatInstant(instant: Date): string {
  return `${formatDay(calendarDateOf(instant))} at ${formatTime(instant).slice(0, 5)}`;
}

/** "09:14:02", in South African time. */
export function formatTime(instant: Date): string {
  const there = new Date(instant.getTime() + offsetMilliseconds);
  return [there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

function partsOf(day: CalendarDate) {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  };
}

function numberOf(day: CalendarDate): number {
  const { year, month, dayOfMonth } = partsOf(day);
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, dayOfMonth) / dayMilliseconds);
}

function dayNumbered(days: number): CalendarDate {
  const date = new Date(days * dayMilliseconds);
  const year = date.getUTCFullYear();
  invariant(year >= 1 && year <= 9999, "a calendar date lies between the years 1 and 9999");
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${String(year).padStart(4, "0")}-${month}-${dayOfMonth}` as CalendarDate;
}
