import { compact } from "@/lib/identifiers/compact";

export type PhoneNumberFault = "not-digits" | "length" | "prefix";

/** Why this is no South African telephone number, or null when it is one: 0, +27 or 0027, then nine digits. */
export function whyNotPhoneNumber(value: string): PhoneNumberFault | null {
  const digits = inNationalForm(value);
  if (!/^\d+$/.test(digits)) return "not-digits";
  if (digits.length !== 10) return "length";
  return /^0[1-9]/.test(digits) ? null : "prefix";
}

/** Whether this is a South African telephone number, written at home or with the country's code. */
export function isPhoneNumber(value: string): boolean {
  return whyNotPhoneNumber(value) === null;
}

/** "+27821234567" for whatever form it was typed in; text that is no phone number stays as it is. */
export function normalisePhoneNumber(value: string): string {
  return isPhoneNumber(value) ? `+27${inNationalForm(value).slice(1)}` : value;
}

function inNationalForm(value: string): string {
  return compact(value)
    .replace(/^(?:\+27|0027)(?:\(0\))?/, "0")
    .replace(/^\((\d+)\)/, "$1");
}
