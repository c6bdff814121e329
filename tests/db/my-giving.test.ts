import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadMyGiving } from "@/app/my/load-my-giving";
import { downloadCertificate } from "@/lib/certificates/download-certificate";
import { createFund } from "@/lib/giving/create-fund";
import { parseDonationReference } from "@/lib/giving/donation-reference";
import { listOwnGifts } from "@/lib/giving/own-gifts";
import { proveDonor } from "@/lib/giving/prove-donor";
import { findDonation } from "@/lib/giving/queries";
import { recordDonation } from "@/lib/giving/record-donation";
import { requestDonorProof } from "@/lib/giving/request-donor-proof";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { linkToken } from "@/lib/tenancy/link-token";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aCertificate } from "@/tests/support/a-certificate";
import { anOrganization, aUser, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T08:00:00Z");
let a: Member;
let b: Member;
let thandi: { kind: "user"; clerkId: string };
let johan: { kind: "user"; clerkId: string };
let gifts: { thandi: string; johan: string; thandiAtB: string };
let certificateId: string;

async function gift(to: Member, email: string, amountCents: number, receivedOn = "2026-11-19") {
  const fund = await createFund(to, { name: newId(), isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  const donor = { kind: "person", displayName: email.split("@")[0]!, email } as const;
  const recorded = await recordDonation(
    to,
    {
      formKey: newId(),
      donor,
      fundId: fund.fundId,
      method: "eft",
      amountCents,
      receivedOn,
      wantsCertificate: false,
      sendsThanks: false,
    },
    now,
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.donationId;
}

beforeAll(async () => {
  await openTestDatabase();
  a = await theMember(await anOrganization("a"));
  b = await theMember(await anOrganization("b"));
  thandi = { kind: "user", clerkId: await aUser("thandi") };
  johan = { kind: "user", clerkId: await aUser("johan") };
  gifts = {
    thandi: await gift(a, "thandi@nkosi.example", 50_000),
    johan: await gift(a, "johan@botha.example", 30_000),
    thandiAtB: await gift(b, "thandi@nkosi.example", 20_000, "2025-11-20"),
  };
  certificateId = await aCertificate(a, gifts.thandi);
});
afterAll(closePools);

async function askAndFollow(user: typeof thandi, email: string, donationId: string, at: Member) {
  const reference = await withTenant(
    at,
    async (tx) => (await findDonation(tx, at.organizationId, donationId))!.reference,
  );
  const before = await newestLink(at);
  expect(await requestDonorProof(user, { email, reference })).toEqual({ ok: true });
  const link = await newestLink(at);
  return link === before ? null : linkToken(link!);
}

async function newestLink(at: Member): Promise<string | undefined> {
  const { rows } = (await withTenant({ kind: "system", organizationId: at.organizationId }, (tx) =>
    tx.execute(
      sql`select id from access_links where organization_id = ${at.organizationId} and purpose = 'donor-proof' order by id desc limit 1`,
    ),
  )) as unknown as { rows: { id: string }[] };
  return rows[0]?.id;
}

const load = async (user: typeof thandi) =>
  loadMyGiving(await withTenant(user, async (_, me) => ({ ...user, ...(await me()) })), now);

it("shows a person who has proved nothing no gift, though their address is a donor's", async () => {
  expect(await load(thandi)).toMatchObject({
    organizationCount: 0,
    gifts: [],
    claim: { sumCents: 0, certificateCount: 0, hasSpecimens: false },
  });
  const intruding = { kind: "donor", clerkId: thandi.clerkId, organizationId: a.organizationId } as const;
  await expect(withTenant(intruding, (tx) => listOwnGifts(tx, a.organizationId, 10))).rejects.toBeInstanceOf(
    NotEntered,
  );
});

it("makes no link where address and reference do not belong together, and answers the same", async () => {
  expect(await askAndFollow(thandi, "thandi@nkosi.example", gifts.johan, a)).toBeNull();
  const unknown = parseDonationReference("GV00001G")!;
  expect(await requestDonorProof(thandi, { email: "thandi@nkosi.example", reference: unknown })).toEqual({
    ok: true,
  });
});

it("links a donor to the person who asked and received the mail, once, and to nobody else", async () => {
  const token = await askAndFollow(thandi, "Thandi@Nkosi.example", gifts.thandi, a);
  expect(await proveDonor(johan, token!)).toEqual({ ok: false, reason: "link-not-valid" });
  expect(await proveDonor(thandi, "a".repeat(43))).toEqual({ ok: false, reason: "link-not-valid" });
  expect(await proveDonor(thandi, token!)).toMatchObject({ ok: true });
  expect(await proveDonor(thandi, token!)).toEqual({ ok: false, reason: "link-not-valid" });
  const mine = await load(thandi);
  expect(mine.gifts.map((one) => one.id)).toEqual([gifts.thandi]);
  expect(mine.organizationCount).toBe(1);
  expect((await load(johan)).gifts).toEqual([]);
});

it("gathers gifts over organisations, by tax year, with what the certificates let one claim", async () => {
  const token = await askAndFollow(thandi, "thandi@nkosi.example", gifts.thandiAtB, b);
  await proveDonor(thandi, token!);
  const mine = await load(thandi);
  expect(mine.gifts.map((one) => [one.id, one.organization.slug])).toEqual([
    [gifts.thandi, "a"],
    [gifts.thandiAtB, "b"],
  ]);
  expect(mine.years).toEqual([
    { taxYear: 2026, givenCents: 20_000 },
    { taxYear: 2027, givenCents: 50_000 },
  ]);
  expect(mine.claim).toEqual({ sumCents: 50_000, certificateCount: 1, hasSpecimens: false });
  expect(mine.gifts[0]?.certificate).toMatchObject({ id: certificateId, isLive: true, hasFile: false });
});

it("hands a certificate only to its donor and to colleagues who may see certificates", async () => {
  const asDonor = (user: typeof thandi) =>
    ({ kind: "donor", clerkId: user.clerkId, organizationId: a.organizationId }) as const;
  const notStored = { ok: false, reason: "not-stored-yet" };
  const notThere = { ok: false, reason: "not-there" };
  expect(await downloadCertificate(asDonor(thandi), certificateId)).toEqual(notStored);
  expect(await downloadCertificate(a, certificateId)).toEqual(notStored);
  expect(await downloadCertificate(asDonor(johan), certificateId)).toEqual(notThere);
  expect(await downloadCertificate(b, certificateId)).toEqual(notThere);
  const token = await askAndFollow(johan, "johan@botha.example", gifts.johan, a);
  await proveDonor(johan, token!);
  expect(await downloadCertificate(asDonor(johan), certificateId)).toEqual(notThere);
  const withoutRole = { ...a, permissions: new Set<never>() };
  expect(await downloadCertificate(withoutRole, certificateId)).toEqual({
    ok: false,
    reason: "not-permitted",
  });
});
