import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listEventsAbout } from "@/lib/audit/queries";
import { calendarDate } from "@/lib/calendar";
import { findByNumber } from "@/lib/certificates/find-by-number";
import { createFund } from "@/lib/giving/create-fund";
import { type DonorFilter, inDonors } from "@/lib/giving/donor-filter";
import { editDonor } from "@/lib/giving/edit-donor";
import { exportDonors } from "@/lib/giving/export-donors";
import { findByReference } from "@/lib/giving/find-by-reference";
import { findDonor } from "@/lib/giving/find-donor";
import { countMatchingDonors, listDonors } from "@/lib/giving/list-donors";
import { recordDonation } from "@/lib/giving/record-donation";
import type { RecordDonationInput } from "@/lib/giving/record-donation-input";
import { revealIdentity } from "@/lib/giving/reveal-identity";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aCertificate } from "@/tests/support/a-certificate";
import { aColleague, anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { textOf } from "@/tests/support/text-of";

const now = new Date("2026-11-20T08:00:00Z");
const yearStart = calendarDate("2026-03-01");
const taxDetails: DonorTaxDetails = {
  nature: "natural-person",
  name: "Élodie Nkosi",
  identityType: "sa-id",
  identityCountry: "ZA",
  identityNumber: "8001015009087",
  taxReference: "0001339050",
  addressLines: ["8 Boundary Road", "Howick 3290"],
  phone: "+27821234567",
  email: "elodie@nkosi.example",
};
const { taxReference: _, ...withoutReference } = taxDetails;
let database: TestDatabase;
let owner: Member;
let member: Member;
let viewer: Member;
let stranger: Member;
let fundId: string;
const ids: Record<"elodie" | "umgeni" | "sipho", string> = { elodie: "", umgeni: "", sipho: "" };
let certificateId: string;

type Gift = Partial<RecordDonationInput> & Pick<RecordDonationInput, "donor">;

async function gift(more: Gift): Promise<{ donationId: string; donorId: string }> {
  const recorded = await recordDonation(
    owner,
    {
      formKey: newId(),
      fundId,
      method: "eft",
      sendsThanks: false,
      amountCents: 50_000,
      receivedOn: "2026-11-19",
      wantsCertificate: false,
      ...more,
    },
    now,
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  const { rows } = (await withTenant(owner, (tx) =>
    tx.execute(sql`select donor_id from donations where id = ${recorded.donationId}`),
  )) as unknown as { rows: { donor_id: string }[] };
  return { donationId: recorded.donationId, donorId: rows[0]!.donor_id };
}

beforeAll(async () => {
  database = await openTestDatabase();
  const a = await anOrganization("a");
  owner = await theMember(a);
  member = await aColleague(a, "lerato", "member");
  viewer = await aColleague(a, "pieter", "viewer");
  stranger = await theMember(await anOrganization("b"));
  const fund = await createFund(owner, { name: "Literacy", isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  fundId = fund.fundId;
  const first = await gift({
    donor: { kind: "person", displayName: "Élodie Nkosi", email: "elodie@nkosi.example" },
    wantsCertificate: true,
    taxDetails,
  });
  ids.elodie = first.donorId;
  certificateId = await aCertificate(owner, first.donationId);
  await gift({ donor: { id: ids.elodie }, amountCents: 20_000, receivedOn: "2026-02-28" });
  const umgeni = { kind: "company", displayName: "Umgeni Print Works" } as const;
  ids.umgeni = (await gift({ donor: umgeni, receivedOn: "2025-06-01" })).donorId;
  const sipho = { kind: "person", displayName: "Sipho Nkomo", email: "sipho@nkomo.example" } as const;
  ids.sipho = (await gift({ donor: sipho, wantsCertificate: true, taxDetails: withoutReference })).donorId;
});
afterAll(closePools);

const names = async (actor: Member, filter: DonorFilter) =>
  (await withTenant(actor, (tx) => listDonors(tx, owner.organizationId, filter))).rows.map(
    ({ name }) => name,
  );

it("finds donors by words of their name, whole or begun, in any order, without accents", async () => {
  expect(await names(viewer, { search: "nko" })).toEqual(["Élodie Nkosi", "Sipho Nkomo"].sort(byDatabase));
  expect(await names(viewer, { search: "NKOSI elod" })).toEqual(["Élodie Nkosi"]);
  expect(await names(viewer, { search: "kosi" })).toEqual([]);
  expect(await names(viewer, { search: "%" })).toEqual([]);
});

// The place of É depends on the database's collation, which this test is not about.
const byDatabase = (one: string, other: string) => (one.startsWith("S") ? -1 : other.startsWith("S") ? 1 : 0);

it("narrows by kind, by gifts of this tax year, by missing details and by missing e-mail", async () => {
  expect(await names(viewer, { kind: "company" })).toEqual(["Umgeni Print Works"]);
  expect(await names(viewer, { gaveSince: yearStart })).not.toContain("Umgeni Print Works");
  expect(await names(viewer, { lacksDetails: true })).toEqual(["Sipho Nkomo"]);
  expect(await names(viewer, { lacksEmail: true })).toEqual(["Umgeni Print Works"]);
  const count = (filter: DonorFilter) =>
    withTenant(viewer, (tx) => countMatchingDonors(tx, owner.organizationId, filter));
  expect([await count({}), await count({ search: "nko", kind: "person" })]).toEqual([3, 2]);
});

it("shows a viewer a donor with what they gave by tax year, and identity only masked", async () => {
  const donor = await withTenant(viewer, (tx) => findDonor(tx, owner.organizationId, ids.elodie));
  expect(donor).toMatchObject({
    name: "Élodie Nkosi",
    giftCount: 2,
    givenCents: 70_000,
    lastGiftOn: "2026-11-19",
    identity: { identityMasked: "••••••••••087", taxReferenceMasked: "•••••••050" },
    years: [
      { taxYear: 2027, giftCount: 1, givenCents: 50_000, certifiedCents: 50_000 },
      { taxYear: 2026, giftCount: 1, givenCents: 20_000, certifiedCents: 0 },
    ],
  });
  expect(donor?.gifts).toHaveLength(2);
  expect(JSON.stringify(donor)).not.toMatch(/8001015009087|0001339050/);
});

it("reveals identity to who may see it and records who looked, without the numbers", async () => {
  const events = () => withTenant(owner, (tx) => listEventsAbout(tx, owner.organizationId, [ids.elodie]));
  for (const actor of [member, viewer])
    expect(await revealIdentity(actor, ids.elodie)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await revealIdentity(stranger, ids.elodie)).toEqual({ ok: false, reason: "nothing-given" });
  expect(await revealIdentity(owner, ids.umgeni)).toEqual({ ok: false, reason: "nothing-given" });
  expect(await events()).toEqual([]);
  expect(await revealIdentity(owner, ids.elodie)).toEqual({
    ok: true,
    identityNumber: "8001015009087",
    taxReference: "0001339050",
  });
  const recorded = await events();
  expect(recorded).toMatchObject([{ action: "donor.identity-revealed", actorUserId: owner.userId }]);
  expect(JSON.stringify(recorded)).not.toMatch(/8001015009087|0001339050|Nkosi/);
});

it("lets a member correct a donor, who is found by the new name; the history names facts and no person", async () => {
  const edit = {
    name: { firstName: " Sipho ", lastName: "Zulu" },
    email: "SIPHO@zulu.example",
    phone: "082 123 4567",
    language: "zu",
  } as const;
  for (const [actor, reason] of [
    [viewer, "not-permitted"],
    [stranger, "unknown-donor"],
  ] as const)
    expect(await editDonor(actor, ids.sipho, edit)).toEqual({ ok: false, reason });
  expect(await names(owner, { search: "zulu" })).toEqual([]);
  expect(await editDonor(member, ids.sipho, edit)).toEqual({ ok: true });
  expect(await editDonor(member, ids.sipho, edit)).toEqual({ ok: true });
  expect(await names(owner, { search: "zulu" })).toEqual(["Sipho Zulu"]);
  expect(await names(owner, { search: "nkomo" })).toEqual([]);
  const donor = await withTenant(viewer, (tx) => findDonor(tx, owner.organizationId, ids.sipho));
  expect(donor).toMatchObject({ email: "sipho@zulu.example", phone: "+27821234567", language: "zu" });
  const events = await withTenant(owner, (tx) => listEventsAbout(tx, owner.organizationId, [ids.sipho]));
  expect(events).toMatchObject([
    { action: "donor.edited", details: { facts: "name email phone language" }, actorUserId: member.userId },
  ]);
});

it("exports exactly what the list shows to who may export, and records it", async () => {
  for (const actor of [member, viewer])
    expect(await exportDonors(actor, {})).toEqual({ ok: false, reason: "not-permitted" });
  const exported = await exportDonors(owner, { kind: "company" });
  expect(exported.ok && (await textOf(exported.csv)).split("\r\n").slice(1, -1)).toEqual([
    "Umgeni Print Works,company,,,1,500.00,2025-06-01",
  ]);
  const empty = await exportDonors(stranger, {});
  expect(empty.ok && (await textOf(empty.csv)).split("\r\n")).toHaveLength(2);
  const { rows } = (await withTenant(owner, (tx) =>
    tx.execute(sql`select actor_user_id, details from audit_events where action = 'donors.exported'`),
  )) as unknown as { rows: unknown[] };
  expect(rows).toEqual([{ actor_user_id: owner.userId, details: { count: 1 } }]);
});

it("finds a donation by its reference and a certificate by its number", async () => {
  const donor = await withTenant(viewer, (tx) => findDonor(tx, owner.organizationId, ids.elodie));
  const { reference, id } = donor!.gifts.find(({ amountCents }) => amountCents === 50_000)!;
  const sought = (actor: Member) =>
    withTenant(actor, async (tx) => [
      await findByReference(tx, owner.organizationId, reference),
      await findByNumber(tx, owner.organizationId, { taxYear: 2027, sequence: 1 }),
    ]);
  expect(await sought(viewer)).toMatchObject([{ id, donorName: "Élodie Nkosi" }, [{ id: certificateId }]]);
  expect(await sought(stranger)).toEqual([null, []]);
});

it("shows a stranger nobody, whichever organisation they name", async () => {
  expect(await names(stranger, {})).toEqual([]);
  expect(await names(stranger, { search: "nkosi" })).toEqual([]);
  await withTenant(stranger, async (tx) => {
    expect(await findDonor(tx, owner.organizationId, ids.elodie)).toBeNull();
    expect(await findDonor(tx, stranger.organizationId, ids.elodie)).toBeNull();
  });
  const intrusion = { ...stranger, organizationSlug: "a" };
  await expect(names(intrusion, {})).rejects.toBeInstanceOf(NotEntered);
});

it("walks 20 000 donors page by page, each once, and finds one by name through the index", async () => {
  const { organizationId } = stranger;
  await addMany(organizationId, 20_000);
  await withTenant(stranger, async (tx) => {
    const first = await listDonors(tx, organizationId, {});
    const second = await listDonors(tx, organizationId, {}, { after: first.rows.at(-1)?.id });
    const back = await listDonors(tx, organizationId, {}, { before: second.rows[0]?.id });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(100);
    expect(back.rows).toEqual(first.rows);
    expect([first.hasBefore, second.hasBefore, back.hasAfter]).toEqual([false, true, true]);
    expect((await listDonors(tx, organizationId, {}, { after: newId() })).rows).toEqual([]);
    const { rows } = (await tx.execute(
      sql`explain (format text) select id from donors where ${inDonors(tx, organizationId, { search: "name1234" })}`,
    )) as unknown as { rows: { "QUERY PLAN": string }[] };
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(/donor_words_organization_id_word_donor_id_pk/);
    expect(plan).toMatch(/Index Cond: .*word >= 'name1234'/);
    expect(await countMatchingDonors(tx, organizationId, {})).toBe(10_001);
  });
});

/** Donors and their words, straight into the tables. */
async function addMany(organizationId: string, count: number): Promise<void> {
  const postgres = new pg.Client(database.urls.superuser);
  await postgres.connect();
  try {
    // Without the triggers that check each row's references.
    await postgres.query("set session_replication_role = replica");
    await postgres.query(
      `insert into donors (organization_id, id, kind, display_name)
        select $1, gen_random_uuid(), 'person', 'Donor' || (n % 5000) || ' Name' || n from generate_series(1, $2::int) n`,
      [organizationId, count],
    );
    await postgres.query(
      `insert into donor_words (organization_id, donor_id, word)
        select d.organization_id, d.id, w from donors d, regexp_split_to_table(lower(d.display_name), ' ') w where d.organization_id = $1`,
      [organizationId],
    );
    await postgres.query("analyze donors, donor_words");
  } finally {
    await postgres.end();
  }
}
