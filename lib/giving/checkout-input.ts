import { isCompanyRegistration } from "@/lib/identifiers/company-registration";
import { whyNotPhoneNumber } from "@/lib/identifiers/phone-number";
import { isPostalCode } from "@/lib/identifiers/postal-code";
import { type SouthAfricanIdFault, whyNotSouthAfricanId } from "@/lib/identifiers/south-african-id";
import { type TaxReferenceFault, whyNotTaxReference } from "@/lib/identifiers/tax-reference";
import { isTrustNumber } from "@/lib/identifiers/trust-number";
import { type Cents, cents, parseRand } from "@/lib/money";

// One set of rules for the browser and the server. Without Zod: a public page has no room for it.

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

/** PayFast takes R 5,00 at least (its documentation, "Custom checkout"). */
const smallestGiftCents = cents(500);
const largestGiftCents = cents(100_000_000);

const longest: Partial<Record<CheckoutField, number>> = {
  registeredName: 200,
  tradingName: 200,
  street: 120,
};

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

/** Everything that stands in the way, by field, in the order of the form. */
export function checkoutFaults(values: CheckoutValues, offersCertificate: boolean): CheckoutFaults {
  const faults: CheckoutFaults = {};
  for (const field of fieldsAsked(values, offersCertificate)) {
    const value = tidy(values[field]);
    const fault = value.length > (longest[field] ?? 100) ? "too-long" : rules[field]?.(value, values);
    if (fault) faults[field] = fault;
  }
  return faults;
}

/** The fields whose answers count, given the others: a company is asked for no identity number. */
export function fieldsAsked(values: CheckoutValues, offersCertificate: boolean): CheckoutField[] {
  const always: CheckoutField[] = ["other", "firstName", "lastName", "email"];
  if (!wantsCertificate(values, offersCertificate)) return always;
  return [...always, ...numbersAsked(values), "taxReference", "street", "town", "postalCode", "phone"];
}

function numbersAsked({ donorKind, identityKind }: CheckoutValues): CheckoutField[] {
  if (donorKind === "company") return ["registeredName", "tradingName", "companyNumber"];
  if (donorKind === "trust") return ["registeredName", "trustNumber"];
  return identityKind === "passport" ? ["passportNumber", "passportCountry"] : ["idNumber"];
}

type Rule = (value: string, values: CheckoutValues) => CheckoutFault | null | undefined;

const needed =
  (fault: CheckoutFault): Rule =>
  (value) =>
    value ? null : fault;

const rules: Partial<Record<CheckoutField, Rule>> = {
  other: (_, values) => amountFault(values),
  firstName: needed("first-name-missing"),
  lastName: needed("last-name-missing"),
  email: (value) => {
    if (!value) return "email-missing";
    return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@.,;<>"]{2,}$/.test(value) ? null : "email-unclear";
  },
  registeredName: needed("registered-name-missing"),
  companyNumber: (value) => (isCompanyRegistration(value) ? null : "company-number"),
  trustNumber: (value) => (isTrustNumber(value) ? null : "trust-number"),
  idNumber: (value) => {
    const fault = value ? whyNotSouthAfricanId(value) : "missing";
    return fault && `id-${fault}`;
  },
  passportNumber: (value) => (/^[A-Z0-9]{5,20}$/i.test(value.replaceAll(" ", "")) ? null : "passport-number"),
  passportCountry: (value) => (/^[A-Z]{2}$/.test(value) ? null : "passport-country"),
  taxReference: (value) => {
    const fault = value ? whyNotTaxReference(value) : "missing";
    return fault && `tax-${fault}`;
  },
  street: needed("street-missing"),
  town: needed("town-missing"),
  postalCode: (value) => (isPostalCode(value) ? null : "postal-code"),
  phone: (value) => (whyNotPhoneNumber(value) && !isForeignNumber(value) ? "phone" : null),
};

function amountFault(values: CheckoutValues): CheckoutFault | null {
  const amount = giftCents(values);
  if (amount === null) return tidy(values.other) ? "amount-unclear" : "amount-missing";
  if (amount < smallestGiftCents) return "amount-too-small";
  return amount > largestGiftCents ? "amount-too-large" : null;
}

const isForeignNumber = (value: string) => /^\+(?!27)[1-9]\d{6,14}$/.test(value.replace(/[\s().-]/g, ""));
