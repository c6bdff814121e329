import { parseCalendarDate } from "@/lib/calendar";
import { compact } from "@/lib/identifiers/compact";
import { passesLuhn } from "@/lib/identifiers/luhn";

export type SouthAfricanIdFault = "not-digits" | "length" | "birth-date" | "citizenship" | "check-digit";

/**
 * Why this is no South African identity number, or null when it is one: YYMMDD SSSS C A Z, with a real date
 * of birth, C 0 for citizens or 1 for permanent residents, and a mod-10 check digit.
 */
export function whyNotSouthAfricanId(value: string): SouthAfricanIdFault | null {
  const digits = normaliseSouthAfricanId(value);
  if (!/^\d+$/.test(digits)) return "not-digits";
  if (digits.length !== 13) return "length";
  if (!isBirthDate(digits.slice(0, 6))) return "birth-date";
  if (!/[01]/.test(digits[10]!)) return "citizenship";
  return passesLuhn(digits) ? null : "check-digit";
}

/** Whether this is a well-formed identity number; it proves nothing about whose it is. */
export function isSouthAfricanId(value: string): boolean {
  return whyNotSouthAfricanId(value) === null;
}

/** The thirteen digits alone, as they are stored and reported. */
export function normaliseSouthAfricanId(value: string): string {
  return compact(value);
}

// The century is not written down. A day that is real in the 1900s lies in the past, so no clock is needed.
function isBirthDate(digits: string): boolean {
  const day = `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`;
  return ["19", "20"].some((century) => parseCalendarDate(century + day) !== null);
}
