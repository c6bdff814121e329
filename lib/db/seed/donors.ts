import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import type { Chance } from "./chance";

export type SeedDonor = {
  kind: "person" | "company" | "trust";
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  taxDetails: DonorTaxDetails | undefined;
};

const firstNames =
  "Thandi Lerato Pieter Ayanda Johan Zanele Riaan Fatima Siyabonga Naledi Hannelie Kagiso Priya Tshepo Annelize Mandla Rofhiwa Yusuf Busisiwe Deon Palesa Sibusiso Carien Themba Nosipho Willem Khanyi Imraan Refilwe Gert".split(
    " ",
  );
const lastNames =
  "Nkosi Mokoena Botha Dlamini Khumalo Naidoo Jacobs Mahlangu Pretorius Mthembu Adams Nel Sithole Govender Ramaphala Zulu Cloete Molefe Ngcobo Joubert Mudau Petersen Ndaba Swart Tshivhase Abrahams Radebe Visser".split(
    " ",
  );
const companies = [
  "Umgeni Print Works",
  "Blue Crane Logistics",
  "Karoo Wool Traders",
  "Table Bay Engineering",
  "Midlands Dairy",
  "Highveld Solar",
];
const trusts = ["The Protea Trust", "Lindela Family Trust", "The Old Mill Trust"];
const towns = [
  ["Mpophomeni", "3291"],
  ["Howick", "3290"],
  ["Durban", "4001"],
  ["Johannesburg", "2001"],
  ["Claremont", "7708"],
  ["Bloemfontein", "9301"],
] as const;
const streets = ["Mimosa Close", "Church Street", "Long Street", "Acacia Avenue", "Voortrekker Road"];

// Synthetic numbers that pass their check digits.
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

/** People, a few companies and trusts; some without e-mail, some who want no certificate. */
export function makeDonors(chance: Chance, count: number): SeedDonor[] {
  return Array.from({ length: count }, (_, at) => {
    if (at % 12 === 5) return makeCompany(chance, companies[Math.floor(at / 12) % companies.length]!);
    if (at % 24 === 11) return makeTrust(chance, trusts[Math.floor(at / 24) % trusts.length]!);
    return makePerson(chance, at);
  });
}

function makePerson(chance: Chance, at: number): SeedDonor {
  const firstName = firstNames[at % firstNames.length]!;
  const lastName = lastNames[(at * 7 + 3) % lastNames.length]!;
  const email = chance.oneIn(7) ? null : address(firstName, lastName);
  const name = `${firstName} ${lastName}`;
  const identity = {
    nature: "natural-person",
    identityType: "sa-id",
    identityNumber: chance.pick(identityNumbers),
    taxReference: chance.pick(taxReferences),
  } as const;
  return {
    kind: "person",
    displayName: name,
    firstName,
    lastName,
    email,
    phone: phone(chance),
    taxDetails: email && !chance.oneIn(3) ? taxDetails(chance, name, email, identity) : undefined,
  };
}

function makeCompany(chance: Chance, name: string): SeedDonor {
  const email = address("accounts", name);
  const identity = {
    nature: "company",
    identityType: "registration",
    identityNumber: `2009/${100_000 + chance.below(800_000)}/07`,
    taxReference: chance.pick(companyTaxReferences),
  } as const;
  return {
    kind: "company",
    displayName: name,
    firstName: null,
    lastName: null,
    email,
    phone: phone(chance),
    taxDetails: taxDetails(chance, `${name} (Pty) Ltd`, email, identity),
  };
}

function makeTrust(chance: Chance, name: string): SeedDonor {
  const email = address("office", name);
  const identity = {
    nature: "trust",
    identityType: "trust-number",
    identityNumber: `IT${1000 + chance.below(8000)}/2011`,
    taxReference: companyTaxReferences[0],
  } as const;
  return {
    kind: "trust",
    displayName: name,
    firstName: null,
    lastName: null,
    email,
    phone: phone(chance),
    taxDetails: taxDetails(chance, name, email, identity),
  };
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

const address = (name: string, host: string) =>
  `${name}@${host.replace(/[^a-z]/gi, "")}.example`.toLowerCase();
const phone = (chance: Chance) => `07${1 + chance.below(9)} 555 0${100 + chance.below(900)}`;
