import pg from "pg";
import { createFund } from "@/lib/giving/create-fund";
import { recordDonation } from "@/lib/giving/record-donation";
import type { RecordDonationInput } from "@/lib/giving/record-donation-input";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { anOrganization, type TestOrganization, theMember } from "./cast";
import type { TestDatabase } from "./database";

export type Issuer = TestOrganization & {
  member: Member;
  fundId: string;
  system: { kind: "system"; organizationId: string };
};

export const nkosi: DonorTaxDetails = {
  nature: "natural-person",
  name: "Thandi Nkosi",
  identityType: "sa-id",
  identityCountry: "ZA",
  identityNumber: "8001015009087",
  taxReference: "0845210330",
  addressLines: ["27 Jacaranda Street", "Hilton 3245"],
  phone: "083 555 0164",
  email: "thandi@nkosi.example",
};

/** Runs one statement as the database's owner, whom row-level security does not bind: to set a scene, or to look. */
export async function asOwner(database: TestDatabase, text: string, values: unknown[] = []) {
  const client = new pg.Client(database.urls.owner);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** An organisation whose letter an operator approved, with a fund that may be certified. */
export async function anIssuer(database: TestDatabase, slug: string, ownerClerkId?: string): Promise<Issuer> {
  const organization = await anOrganization(slug, ownerClerkId);
  await asOwner(
    database,
    `insert into organization_profiles (organization_id, contact_email, contact_phone) values ($1, 'treasurer@ukukhanya.example', '033 555 0117')
     on conflict (organization_id) do update set contact_email = excluded.contact_email, contact_phone = excluded.contact_phone`,
    [organization.id],
  );
  await asOwner(
    database,
    `insert into organization_tax_details (organization_id, registered_name, pbo_number, npo_number, address_line1, town, postal_code,
       signatory_name, signatory_title, approval, decided_at)
     values ($1, 'Ukukhanya Literacy Trust', '930074218', '041-224 NPO', '14 Ixia Lane', 'Pietermaritzburg', '3201',
       'Nomvula Mthembu', 'Treasurer', 'approved', '2026-03-12T08:00:00Z')`,
    [organization.id],
  );
  const member = await theMember(organization);
  const fund = await createFund(member, { name: "Literacy", isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  return {
    ...organization,
    member,
    fundId: fund.fundId,
    system: { kind: "system", organizationId: organization.id },
  };
}

/** A completed gift of R500 by EFT, its donor's details complete, a certificate wanted; returns its id. */
export async function aGift(
  { member, fundId }: Issuer,
  change: Partial<RecordDonationInput> = {},
): Promise<string> {
  const recorded = await recordDonation(
    member,
    {
      formKey: newId(),
      donor: { kind: "person", displayName: "Thandi Nkosi", email: "thandi@nkosi.example" },
      fundId,
      method: "eft",
      amountCents: 50_000,
      receivedOn: "2026-11-19",
      wantsCertificate: true,
      sendsThanks: false,
      taxDetails: nkosi,
      ...change,
    },
    new Date("2026-11-20T08:00:00Z"),
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.donationId;
}
