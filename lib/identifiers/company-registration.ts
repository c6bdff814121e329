import { calendarDateOf } from "@/lib/calendar";

export type CompanyRegistrationFault = "format" | "year" | "sequence-zero";

/**
 * Why this is no CIPC registration number, or null when it is one: CCYY/NNNNNN/NN (year, serial, type of
 * company). It carries no check digit.
 */
export function whyNotCompanyRegistration(
  value: string,
  now: Date = new Date(),
): CompanyRegistrationFault | null {
  const match = /^(\d{4})\/(\d{6})\/\d{2}$/.exec(value.trim());
  if (!match) return "format";
  if (match[1]! < "1800" || match[1]! > calendarDateOf(now).slice(0, 4)) return "year";
  return match[2] === "000000" ? "sequence-zero" : null;
}

/** Whether this is a well-formed CIPC registration number. */
export function isCompanyRegistration(value: string, now: Date = new Date()): boolean {
  return whyNotCompanyRegistration(value, now) === null;
}

/** The number without blanks and without the CK that close corporations used to write before it. */
export function normaliseCompanyRegistration(value: string): string {
  return value.replace(/\s/g, "").replace(/^CK/i, "");
}
