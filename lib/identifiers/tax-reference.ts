import { compact } from "@/lib/identifiers/compact";
import { passesLuhn } from "@/lib/identifiers/luhn";

export type TaxReferenceFault = "not-digits" | "length" | "first-digit" | "check-digit";

/**
 * Why this is no South African income tax reference number, or null when it is one: ten digits that begin
 * with 0, 1, 2, 3 or 9 (4 is VAT, 7 is PAYE), the tenth a mod-10 check digit (SARS BRS, appendix D).
 */
export function whyNotTaxReference(value: string): TaxReferenceFault | null {
  const digits = normaliseTaxReference(value);
  if (!/^\d+$/.test(digits)) return "not-digits";
  if (digits.length !== 10) return "length";
  // Ten zeros satisfy the check digit but only ever stand for "unknown".
  if (!/^[01239]/.test(digits) || /^0+$/.test(digits)) return "first-digit";
  return passesLuhn(digits) ? null : "check-digit";
}

/** Whether this is a well-formed income tax reference; it proves nothing about whose it is. */
export function isTaxReference(value: string): boolean {
  return whyNotTaxReference(value) === null;
}

/** The ten digits alone, as they are stored and reported. */
export function normaliseTaxReference(value: string): string {
  return compact(value);
}
