import type { CalendarDate } from "@/lib/calendar";
import { taxYearBounds, taxYearOf } from "@/lib/tax-year";

/**
 * Until when a closed organisation's records are kept: five years from the return of the tax year it closed in (Tax
 * Administration Act 28 of 2011, section 29), which an exempt organisation hands in within twelve months of its end.
 */
export function keptUntil(closedOn: CalendarDate): CalendarDate {
  return taxYearBounds(taxYearOf(closedOn) + 1 + 5).lastDay;
}
