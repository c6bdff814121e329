import { chanceFrom } from "@/lib/db/seed/chance";
import { blindIndex, encrypt } from "@/lib/encryption";
import { wordsOf } from "@/lib/giving/donor-words";
import { masked } from "@/lib/giving/keep-tax-details";
import { companies, firstNames, lastNames } from "./names";
import type { Owner } from "./owner";

type Planned = { no: number; id: string; donors: number };

// Synthetic numbers that pass their check digits.
const identityNumber = "8001015009087";
const taxReference = "0123456782";
const batchSize = 10_000;

/** Donors with the words of their names, by the product's own rule; every other one with encrypted tax details. */
export async function makeDonors(owner: Owner, organizations: Planned[], until: Date): Promise<void> {
  const batch: ReturnType<typeof aDonor>[] = [];
  for (const organization of organizations)
    for (let no = 0; no < organization.donors; no += 1) {
      batch.push(aDonor(organization, no));
      if (batch.length === batchSize) await insert(owner, batch.splice(0), until);
    }
  await insert(owner, batch, until);
}

function aDonor(organization: Planned, no: number) {
  const chance = chanceFrom(organization.no * 1_000_000 + no);
  const isCompany = chance.oneIn(25);
  const [firstName, lastName] = [chance.pick(firstNames), chance.pick(lastNames)];
  const name = isCompany ? `${chance.pick(companies)} ${no}` : `${firstName} ${lastName}`;
  const address = `${wordsOf(name).join(".")}.${no}@post.example`;
  const organizationId = organization.id;
  return {
    organizationNo: organization.no,
    no,
    // Who is known from the beginning gave first; see the choice of donors in gifts.sql.
    joined: Math.max(0, no / organization.donors - 0.15) / 0.85,
    kind: isCompany ? "company" : "person",
    name,
    firstName: isCompany ? null : firstName,
    lastName: isCompany ? null : lastName,
    email: chance.oneIn(6) ? null : address,
    details:
      isCompany || chance.oneIn(2)
        ? null
        : encrypt(JSON.stringify(detailsOf(name, address)), {
            organizationId,
            column: "donation_tax_details.details",
          }),
    identityHmac: blindIndex(identityNumber, { organizationId, column: "donation_tax_details.identity" }),
    taxHmac: blindIndex(taxReference, { organizationId, column: "donation_tax_details.tax_reference" }),
  };
}

const detailsOf = (name: string, email: string) => ({
  nature: "natural-person",
  name,
  identityType: "sa-id",
  identityCountry: "ZA",
  identityNumber,
  taxReference,
  addressLines: ["14 Church Street", "Howick 3290"],
  phone: "072 555 0188",
  email,
});

async function insert(owner: Owner, batch: ReturnType<typeof aDonor>[], until: Date): Promise<void> {
  const column = <Key extends keyof ReturnType<typeof aDonor>>(key: Key) => batch.map((donor) => donor[key]);
  await owner.query(
    `with made as (
       insert into large.donors (organization_no, no, id, has_email, details, identity_hmac, identity_masked, tax_hmac, tax_masked)
       select d.organization_no, d.no, large.id(large.instant(d.joined, $1), 'donor', d.organization_no * 1000000::bigint + d.no),
         d.email is not null, d.details, d.identity_hmac, $2, d.tax_hmac, $3
       from unnest($4::int[], $5::int[], $6::float8[], $7::text[], $8::text[], $9::text[], $10::text[])
         d (organization_no, no, joined, email, details, identity_hmac, tax_hmac) returning *)
     insert into donors (organization_id, id, kind, display_name, first_name, last_name, email, created_at, updated_at)
     select o.id, m.id, d.kind, d.name, d.first_name, d.last_name, d.email, large.instant(d.joined, $1), large.instant(d.joined, $1)
     from made m join large.organizations o on o.no = m.organization_no
     join unnest($4::int[], $5::int[], $6::float8[], $7::text[], $11::text[], $12::text[], $13::text[], $14::text[])
       d (organization_no, no, joined, email, kind, name, first_name, last_name) on d.organization_no = m.organization_no and d.no = m.no
     order by m.organization_no, m.no`,
    [
      until,
      masked(identityNumber),
      masked(taxReference),
      column("organizationNo"),
      column("no"),
      column("joined"),
      column("email"),
      column("details"),
      column("identityHmac"),
      column("taxHmac"),
      column("kind"),
      column("name"),
      column("firstName"),
      column("lastName"),
    ],
  );
  const words = batch.flatMap(({ organizationNo, no, name }) =>
    wordsOf(name).map((word) => ({ organizationNo, no, word })),
  );
  await owner.query(
    `insert into donor_words (organization_id, donor_id, word)
     select o.id, m.id, w.word from unnest($1::int[], $2::int[], $3::text[]) w (organization_no, no, word)
     join large.organizations o on o.no = w.organization_no
     join large.donors m on m.organization_no = w.organization_no and m.no = w.no`,
    [
      words.map(({ organizationNo }) => organizationNo),
      words.map(({ no }) => no),
      words.map(({ word }) => word),
    ],
  );
}
