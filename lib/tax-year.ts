import { type CalendarDate, calendarDate } from "@/lib/calendar";

/**
 * The South African year of assessment a day falls in, named by the year in which it ends:
 * 2027 runs from 1 March 2026 to 28 February 2027 (Income Tax Act 58 of 1962, section 1).
 */
export function taxYearOf(day: CalendarDate): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 3 ? year + 1 : year;
}

/** "2026/27" for 2027. */
export function taxYearLabel(taxYear: number): string {
  return `${taxYear - 1}/${String(taxYear % 100).padStart(2, "0")}`;
}

/** The first and the last day of a tax year; the last is 29 February in a leap year. */
export function taxYearBounds(taxYear: number): { firstDay: CalendarDate; lastDay: CalendarDate } {
  const isLeap = (taxYear % 4 === 0 && taxYear % 100 !== 0) || taxYear % 400 === 0;
  return {
    firstDay: calendarDate(`${taxYear - 1}-03-01`),
    lastDay: calendarDate(`${taxYear}-02-${isLeap ? 29 : 28}`),
  };
}

/** Whether a day lies in March to August, the half year that the first IT3(d) return covers. */
export function isInFirstHalf(day: CalendarDate): boolean {
  const month = Number(day.slice(5, 7));
  return month >= 3 && month <= 8;
}

/** When the IT3(d) returns of a tax year are due: the half-year's on 31 October, the full year's on 31 May. */
export function returnDueDates(taxYear: number): { halfYearOn: CalendarDate; fullYearOn: CalendarDate } {
  return { halfYearOn: calendarDate(`${taxYear - 1}-10-31`), fullYearOn: calendarDate(`${taxYear}-05-31`) };
}
