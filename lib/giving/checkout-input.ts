import type { SouthAfricanIdFault } from "@/lib/identifiers/south-african-id";
import type { TaxReferenceFault } from "@/lib/identifiers/tax-reference";
import { type Cents, cents, parseRand } from "@/lib/money";

// What a giving form asks, for the browser and the server. Without Zod: a public page has no room for it. The rules
// stand in judge-checkout-input.ts, which a browser fetches once somebody begins to type.

export const checkoutFields = [
  "sum",
  "other",
  "firstName",
  "lastName",
  "email",
  "certificate",
  "donorKind",
  "registeredName",
  "tradingName",
  "companyNumber",
  "trustNumber",
  "identityKind",
  "idNumber",
  "passportNumber",
  "passportCountry",
  "taxReference",
  "street",
  "town",
  "postalCode",
  "phone",
  "news",
] as const;

export type CheckoutField = (typeof checkoutFields)[number];
/** What stands in the form, as typed. A box that is not ticked is absent. */
export type CheckoutValues = Partial<Record<CheckoutField, string>>;

/** Each has a sentence in the message catalogue that says what to do. */
export type CheckoutFault =
  | "amount-missing"
  | "amount-unclear"
  | "amount-too-small"
  | "amount-too-large"
  | "first-name-missing"
  | "last-name-missing"
  | "email-missing"
  | "email-unclear"
  | "registered-name-missing"
  | "company-number"
  | "trust-number"
  | "passport-number"
  | "passport-country"
  | `id-${SouthAfricanIdFault | "missing"}`
  | `tax-${TaxReferenceFault | "missing"}`
  | "street-missing"
  | "town-missing"
  | "postal-code"
  | "phone"
  | "too-long";

export type CheckoutFaults = Partial<Record<CheckoutField, CheckoutFault>>;

/** The text of a field on one line, as it is stored. */
export function tidy(value: string | undefined): string {
  return (value ?? "")
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}

/** The gift in cents: another amount comes before a suggested one. Null when it cannot be read. */
export function giftCents(values: CheckoutValues): Cents | null {
  if (tidy(values.other)) {
    const parsed = parseRand(values.other!);
    return parsed.ok ? parsed.cents : null;
  }
  return /^\d{1,12}$/.test(values.sum ?? "") ? cents(Number(values.sum)) : null;
}

/** Whether the donor asked for a certificate, where the campaign offers one. */
export const wantsCertificate = (values: CheckoutValues, offersCertificate: boolean) =>
  offersCertificate && Boolean(values.certificate);
