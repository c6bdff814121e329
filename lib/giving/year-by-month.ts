import { type CalendarDate, calendarDate } from "@/lib/calendar";
import { addCents, type Cents, cents } from "@/lib/money";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";

/** What was received on a day. */
export type DayTotal = { receivedOn: CalendarDate; raisedCents: Cents };
/** One month of the tax year beside the same month a year before; null where it has not begun. */
type MonthTotal = {
  firstDay: CalendarDate;
  raisedCents: Cents | null;
  lastYearCents: Cents;
  isNow: boolean;
};
export type YearByMonth = {
  taxYear: number;
  raisedCents: Cents;
  /** The year before, up to the same day of it. */
  lastYearToDateCents: Cents;
  months: MonthTotal[];
};

/** The tax year that `today` falls in, month by month from March, beside the one before. */
export function yearByMonth(days: readonly DayTotal[], today: CalendarDate): YearByMonth {
  const taxYear = taxYearOf(today);
  const { firstDay } = taxYearBounds(taxYear);
  const sameDayLastYear = yearEarlier(today);
  const sum = (from: string, to: string) =>
    days
      .filter(({ receivedOn }) => receivedOn >= from && receivedOn <= to)
      .reduce((total, day) => addCents(total, day.raisedCents), cents(0));
  const months = monthsFrom(firstDay).map((month): MonthTotal => {
    const isNow = month.slice(0, 7) === today.slice(0, 7);
    const lastYear = yearEarlier(month);
    return {
      firstDay: month,
      raisedCents: month <= today ? sum(month, `${month.slice(0, 7)}-31`) : null,
      lastYearCents: sum(lastYear, `${lastYear.slice(0, 7)}-31`),
      isNow,
    };
  });
  return {
    taxYear,
    raisedCents: sum(firstDay, today),
    lastYearToDateCents: sum(yearEarlier(firstDay), sameDayLastYear),
    months,
  };
}

function monthsFrom(firstDay: CalendarDate): CalendarDate[] {
  const year = Number(firstDay.slice(0, 4));
  return Array.from({ length: 12 }, (_, index) => {
    const month = ((index + 2) % 12) + 1;
    return calendarDate(`${month >= 3 ? year : year + 1}-${String(month).padStart(2, "0")}-01`);
  });
}

/** The same day a year before; 29 February becomes the 28th. */
export function yearEarlier(day: CalendarDate): CalendarDate {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  return calendarDate(day.endsWith("-02-29") ? `${year}-02-28` : `${year}${day.slice(4)}`);
}
