import { compact } from "@/lib/identifiers/compact";

export type PboNumberFault = "not-digits" | "length" | "prefix";

/**
 * Why this is no public benefit organisation's number, or null when it is one: nine digits that begin with
 * 930. SARS publishes no check digit. It is not the organisation's tax reference.
 */
export function whyNotPboNumber(value: string): PboNumberFault | null {
  const digits = normalisePboNumber(value);
  if (!/^\d+$/.test(digits)) return "not-digits";
  if (digits.length !== 9) return "length";
  return digits.startsWith("930") ? null : "prefix";
}

/** Whether this is a well-formed PBO number. */
export function isPboNumber(value: string): boolean {
  return whyNotPboNumber(value) === null;
}

/** The nine digits alone, as they are stored, printed and reported. */
export function normalisePboNumber(value: string): string {
  return compact(value);
}
