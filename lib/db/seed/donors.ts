import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import type { Chance } from "./chance";
import { bodyNamed, companyNamed, personNamed, trustNamed } from "./names";

export type SeedDonor = {
  kind: "person" | "company" | "trust" | "other";
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  /** All that a certificate needs, all but the tax number, or nothing. */
  taxDetails: DonorTaxDetails | undefined;
};

/** Which of all the names are taken already, so that no two organisations share a donor by chance. */
export type NamesTaken = { persons: number; companies: number; trusts: number; bodies: number };

const towns = [
  ["Mpophomeni", "3291"],
  ["Howick", "3290"],
  ["Durban", "4001"],
  ["Johannesburg", "2001"],
  ["Claremont", "7708"],
  ["Bloemfontein", "9301"],
  ["Gqeberha", "6001"],
  ["Polokwane", "0699"],
  ["Mthatha", "5099"],
] as const;
const streets = [
  "Mimosa Close",
  "Church Street",
  "Long Street",
  "Acacia Avenue",
  "Voortrekker Road",
  "Vilakazi Street",
];

// Synthetic numbers that pass their check digits; they belong to nobody.
const identityNumbers = [
  "8001015009087",
  "0002290000088",
  "5001014999083",
  "9912319999188",
  "2512315001083",
  "7006155002090",
];
const taxReferences = ["0123456782", "1234567897", "2123456788", "3456789019"];
const companyTaxReferences = ["9123456783", "9090909095"];
const companyNumbers = ["2000/000001/07", "1998/000123/06", "1990/012345/23", "2018/000999/24"];
const trustNumbers = ["IT0123/96", "IT1234/2020", "IT001/00"];

/** People, with a few companies, trusts and clubs; some without e-mail, some who gave no numbers, some no tax number. */
export function makeDonors(chance: Chance, count: number, taken: NamesTaken): SeedDonor[] {
  return Array.from({ length: count }, (_, at) => {
    if (at % 10 === 5) return makeBody(chance, "company", companyNamed(taken.companies++));
    if (at % 20 === 11) return makeBody(chance, "trust", trustNamed(taken.trusts++));
    if (at % 40 === 18) return makeClub(chance, bodyNamed(taken.bodies++));
    return makePerson(chance, personNamed(taken.persons++));
  });
}

/** A person with all that a certificate needs, an address for mail included. */
export function makePayer(chance: Chance, taken: NamesTaken): SeedDonor & { kind: "person" } {
  const name = personNamed(taken.persons++);
  const email = addressOf(name.firstName, name.lastName);
  return { ...person(chance, name, email), taxDetails: personalDetails(chance, name, email) };
}

type Name = { firstName: string; lastName: string };

function makePerson(chance: Chance, name: Name): SeedDonor {
  const email = chance.oneIn(6) ? null : addressOf(name.firstName, name.lastName);
  const details = email && !chance.oneIn(3) ? personalDetails(chance, name, email) : undefined;
  return { ...person(chance, name, email), taxDetails: details && withoutSomeTaxNumbers(chance, details) };
}

function person(chance: Chance, name: Name, email: string | null) {
  return {
    kind: "person" as const,
    displayName: `${name.firstName} ${name.lastName}`,
    ...name,
    email,
    phone: chance.oneIn(4) ? null : phone(chance),
  };
}

function personalDetails(chance: Chance, { firstName, lastName }: Name, email: string): DonorTaxDetails {
  return taxDetails(chance, `${firstName} ${lastName}`, email, {
    nature: "natural-person",
    identityType: "sa-id",
    identityNumber: chance.pick(identityNumbers),
    taxReference: chance.pick(taxReferences),
  });
}

function withoutSomeTaxNumbers(chance: Chance, details: DonorTaxDetails): DonorTaxDetails {
  if (!chance.oneIn(9)) return details;
  const { taxReference: _, ...others } = details;
  return others;
}

function makeBody(chance: Chance, kind: "company" | "trust", displayName: string): SeedDonor {
  const isCompany = kind === "company";
  const email = addressOf(isCompany ? "accounts" : "trustees", displayName);
  const name = isCompany ? `${displayName} (Pty) Ltd` : `The ${displayName}`;
  const details = taxDetails(chance, name, email, {
    nature: kind,
    identityType: isCompany ? "registration" : "trust-number",
    identityNumber: chance.pick(isCompany ? companyNumbers : trustNumbers),
    taxReference: chance.pick(companyTaxReferences),
  });
  const names = { displayName, firstName: null, lastName: null };
  return { kind, ...names, email, phone: phone(chance), taxDetails: chance.oneIn(4) ? undefined : details };
}

function makeClub(chance: Chance, displayName: string): SeedDonor {
  const names = { displayName, firstName: null, lastName: null };
  return { kind: "other", ...names, email: null, phone: phone(chance), taxDetails: undefined };
}

type Identity = Pick<DonorTaxDetails, "nature" | "identityType" | "identityNumber" | "taxReference">;

function taxDetails(chance: Chance, name: string, email: string, identity: Identity): DonorTaxDetails {
  const [town, postalCode] = chance.pick(towns);
  const street = `${1 + chance.below(90)} ${chance.pick(streets)}`;
  return {
    ...identity,
    name,
    identityCountry: "ZA",
    addressLines: [street, `${town} ${postalCode}`],
    phone: phone(chance),
    email,
  };
}

const addressOf = (name: string, host: string) =>
  `${name}@${host.replace(/[^a-z]/gi, "")}.example`.toLowerCase();
const phone = (chance: Chance) => `07${1 + chance.below(9)} 555 0${100 + chance.below(900)}`;
