import { calendarDateOf } from "@/lib/calendar";

/**
 * Whether this looks like a trust's number from a Master of the High Court: IT, TM or MT, a number, a year
 * of two or four digits, often the office in brackets. There is no check digit, so this is lenient.
 */
export function isTrustNumber(value: string, now: Date = new Date()): boolean {
  const match = /^(?:IT|TM|MT) ?(\d{1,6})\/(\d{2}|\d{4})(?: ?\([A-Z]{1,6}\))?$/i.exec(value.trim());
  if (!match || Number(match[1]) === 0) return false;
  const year = match[2]!;
  return year.length === 2 || (year >= "1900" && year <= calendarDateOf(now).slice(0, 4));
}

/** The number in capitals without blanks, so that two spellings of one trust compare equal. */
export function normaliseTrustNumber(value: string): string {
  return value.replace(/\s/g, "").toUpperCase();
}
