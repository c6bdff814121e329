import { isCompanyRegistration } from "@/lib/identifiers/company-registration";
import { whyNotPhoneNumber } from "@/lib/identifiers/phone-number";
import { isPostalCode } from "@/lib/identifiers/postal-code";
import { whyNotSouthAfricanId } from "@/lib/identifiers/south-african-id";
import { whyNotTaxReference } from "@/lib/identifiers/tax-reference";
import { isTrustNumber } from "@/lib/identifiers/trust-number";
import { cents } from "@/lib/money";
import {
  type CheckoutFault,
  type CheckoutFaults,
  type CheckoutField,
  type CheckoutValues,
  giftCents,
  tidy,
  wantsCertificate,
} from "./checkout-input";

// One set of rules for the browser and the server.

/** PayFast takes R 5,00 at least (its documentation, "Custom checkout"). */
const smallestGiftCents = cents(500);
const largestGiftCents = cents(100_000_000);

const longest: Partial<Record<CheckoutField, number>> = {
  registeredName: 200,
  tradingName: 200,
  street: 120,
};

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
