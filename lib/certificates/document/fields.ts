import type { CertificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import { taxYearLabel } from "@/lib/tax-year";
import { fill } from "./fill";

export type Field = { label: string; value: string };

const keptTogether = "\u00A0";

/** What the paper says of the organisation, in reading order. */
export function organizationFields({ organization }: CertificateFacts): Field[] {
  return present([
    [english.registeredName, organization.registeredName],
    [english.pboNumber, inGroups(organization.pboNumber, [3, 3, 3])],
    [english.address, inOneLine(organization.addressLines)],
    [english.enquiries, `${phone(organization.phone)}, ${organization.email}`],
    [english.tradingName, organization.tradingName],
    [english.npoNumber, organization.npoNumber],
  ]);
}

/** What the paper says of the donor: the fields of Notice 6762, paragraph 2.1, and the address. */
export function donorFields({ donor }: CertificateFacts): Field[] {
  return present([
    [english.donorName, donor.name],
    [english.nature, english.natureOf[donor.nature]],
    [english.identity, identity(donor)],
    [english.taxReference, donor.taxReference && inGroups(donor.taxReference, [4, 3, 3])],
    [english.address, inOneLine(donor.addressLines)],
    [english.contact, `${phone(donor.phone)}, ${donor.email}`],
    [english.tradingName, donor.tradingName],
  ]);
}

/** "2026/27", and each year once where the donations span more than one. */
export function taxYearsOf(lines: CertificateFacts["lines"]): string {
  return [...new Set(lines.map((line) => line.taxYear))].sort().map(taxYearLabel).join(", ");
}

function identity({ identityType, identityNumber, identityCountry }: CertificateFacts["donor"]): string {
  const number = identityType === "sa-id" ? inGroups(identityNumber, [6, 4, 2, 1]) : joined(identityNumber);
  // The language is fixed, so the country's name does not follow the machine's.
  const country = new Intl.DisplayNames(["en"], { type: "region" }).of(identityCountry)!;
  return fill(english.identityOf[identityType], { number, country });
}

function inGroups(digits: string, sizes: number[]): string {
  const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
  return ends.map((end, index) => digits.slice(ends[index - 1] ?? 0, end)).join(keptTogether);
}

/** The post code stays with the word before it. */
function inOneLine(addressLines: string[]): string {
  return addressLines.join(", ").replace(/ (?=\S+$)/, keptTogether);
}

/** South African numbers in the groups people say them in; others as they were written. */
function phone(number: string): string {
  if (/^\+27\d{9}$/.test(number)) return `+27${keptTogether}${inGroups(number.slice(3), [2, 3, 4])}`;
  if (/^0\d{9}$/.test(number)) return inGroups(number, [3, 3, 4]);
  return joined(number);
}

function joined(words: string): string {
  return words.replaceAll(" ", keptTogether);
}

function present(fields: [label: string, value: string | undefined][]): Field[] {
  return fields.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
