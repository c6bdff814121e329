import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { approveAct } from "@/lib/certificates/approve-act";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { refuseAct } from "@/lib/certificates/refuse-act";
import { replaceCertificate } from "@/lib/certificates/replace-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { setApprovalLimit } from "@/lib/certificates/set-approval-limit";
import { voidCertificate } from "@/lib/certificates/void-certificate";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, theMember } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aCampaign } from "@/tests/support/gifts";

const now = new Date("2026-11-20T08:00:00Z");
const reason = "Captured twice";
let database: TestDatabase;
let issuer: Issuer;
let owner: Member;
let manager: Member;
let other: Member;
let admin: Member;
let viewer: Member;

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "a");
  owner = issuer.member;
  expect(await setApprovalLimit(owner, 1_000_000)).toEqual({ ok: false, reason: "team-of-one" });
  manager = await aColleague(issuer, "manager", "manager");
  other = await aColleague(issuer, "other", "manager");
  admin = await aColleague(issuer, "admin", "admin");
  viewer = await aColleague(issuer, "viewer", "viewer");
  expect(await setApprovalLimit(owner, 1_000_000)).toEqual({ ok: true });
});
afterAll(closePools);

const great = { amountCents: 2_000_000, wantsCertificate: false, taxDetails: undefined };
const open = async (subjectId: string): Promise<string> =>
  (
    await asOwner(database, "select id from approvals where subject_id = $1 and decision is null", [
      subjectId,
    ])
  )[0]?.id;
const statusOf = async (donationId: string) =>
  (await asOwner(database, "select status from donations where id = $1", [donationId]))[0].status;
const acts = async (subjectId: string) =>
  (
    await asOwner(
      database,
      "select action from audit_events where subject_id = $1 order by happened_at, id",
      [subjectId],
    )
  )
    .map(({ action }) => action)
    .filter((action) => action.startsWith("approval") || action.endsWith("reversed"));
async function aCertificate(): Promise<string> {
  const issued = await issueCertificate(owner, await aGift(issuer, { amountCents: 2_000_000 }), now);
  if (!issued.ok) throw new Error(issued.reason);
  return issued.certificateId;
}
const certificateStatus = async (id: string) =>
  (await asOwner(database, "select status from tax_certificates where id = $1", [id]))[0].status;

it("up to the limit an act happens at once; above it waits, and nothing has happened", async () => {
  const small = await aGift(issuer, { ...great, amountCents: 1_000_000 });
  expect(await reverseDonation(manager, { donationId: small, reason }, now)).toMatchObject({ ok: true });
  const donationId = await aGift(issuer, great);
  expect(await reverseDonation(manager, { donationId, reason }, now)).toEqual({
    ok: false,
    reason: "waits-for-second",
  });
  expect(await reverseDonation(other, { donationId, reason }, now)).toEqual({
    ok: false,
    reason: "waits-already",
  });
  expect(await statusOf(donationId)).toBe("completed");
  expect(await acts(donationId)).toEqual(["approval.asked"]);
});

it("another who may do it approves, and then it is done by them; who asked may not, nor who may not do it", async () => {
  const donationId = await aGift(issuer, great);
  await reverseDonation(manager, { donationId, reason }, now);
  const id = await open(donationId);
  expect(await approveAct(manager, id, now)).toEqual({ ok: false, reason: "own-act" });
  expect(await approveAct(viewer, id, now)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await approveAct(other, newId(), now)).toEqual({ ok: false, reason: "unknown-approval" });
  expect(await statusOf(donationId)).toBe("completed");
  const both = await Promise.all([approveAct(other, id, now), approveAct(admin, id, now)]);
  expect(both.map((each) => each.ok).sort()).toEqual([false, true]);
  expect(await statusOf(donationId)).toBe("reversed");
  expect(await acts(donationId)).toEqual(
    expect.arrayContaining(["approval.asked", "donation.reversed", "approval.approved"]),
  );
  const [reversal] = await asOwner(
    database,
    "select reason, by_user_id from donation_reversals where donation_id = $1",
    [donationId],
  );
  expect(reversal.reason).toBe(reason);
  expect([other.userId, admin.userId]).toContain(reversal.by_user_id);
});

it("a refusal needs a reason and stands; who asked may take it back; either way it can be asked anew", async () => {
  const donationId = await aGift(issuer, great);
  await reverseDonation(manager, { donationId, reason }, now);
  const first = await open(donationId);
  expect(await refuseAct(other, { approvalId: first, reason: " " }, now)).toEqual({
    ok: false,
    reason: "reason-missing",
  });
  expect(await refuseAct(other, { approvalId: first, reason: "It was right" }, now)).toEqual({ ok: true });
  expect(await approveAct(admin, first, now)).toEqual({ ok: false, reason: "decided" });
  await reverseDonation(manager, { donationId, reason }, now);
  expect(await refuseAct(manager, { approvalId: await open(donationId), reason: "Never mind" }, now)).toEqual(
    { ok: true },
  );
  expect(await acts(donationId)).toEqual([
    "approval.asked",
    "approval.refused",
    "approval.asked",
    "approval.taken-back",
  ]);
  expect(await statusOf(donationId)).toBe("completed");
});

it("voiding and replacing a certificate wait as well, with what the new paper is to say; a void that money forced does not", async () => {
  const [voided, replaced] = [await aCertificate(), await aCertificate()];
  expect(await voidCertificate(admin, { certificateId: voided, reason }, now)).toEqual({
    ok: false,
    reason: "waits-for-second",
  });
  const correction = {
    name: "Thandi N. Nkosi",
    addressLines: ["1 Long Street", "Cape Town 8001"],
    phone: "0825550143",
    email: "t@n.example",
  };
  expect(await replaceCertificate(admin, { certificateId: replaced, reason, correction }, now)).toEqual({
    ok: false,
    reason: "waits-for-second",
  });
  const [kept] = await asOwner(
    database,
    "select correction_ciphertext as text from approvals where subject_id = $1",
    [replaced],
  );
  expect(kept.text).not.toContain("Thandi");
  expect([await certificateStatus(voided), await certificateStatus(replaced)]).toEqual(["issued", "issued"]);
  // A manager may neither void, nor approve or refuse one.
  expect(await approveAct(manager, await open(voided), now)).toEqual({ ok: false, reason: "not-permitted" });
  const no = { approvalId: await open(voided), reason: "It was right" };
  expect(await refuseAct(manager, no, now)).toEqual({ ok: false, reason: "not-permitted" });
  const stale = { ...owner, isFresh: false };
  expect(await approveAct(stale, await open(voided), now)).toEqual({ ok: false, reason: "not-fresh" });
  expect(await certificateStatus(voided)).toBe("issued");
  expect(await approveAct(owner, await open(voided), now)).toEqual({ ok: true });
  expect(await approveAct(owner, await open(replaced), now)).toEqual({ ok: true });
  expect([await certificateStatus(voided), await certificateStatus(replaced)]).toEqual([
    "voided",
    "replaced",
  ]);
  const withdrawn = await aCertificate();
  await asOwner(database, "update tax_certificates set status = 'withdrawn' where id = $1", [withdrawn]);
  // Nor a proof of who does it: it has to end.
  expect(
    await voidCertificate({ ...admin, isFresh: false }, { certificateId: withdrawn, reason }, now),
  ).toEqual({ ok: true });
});

it("an act that is refused by then changes nothing, and waits on", async () => {
  const donationId = await aGift(issuer, great);
  await reverseDonation(manager, { donationId, reason }, now);
  await asOwner(database, "update donations set status = 'refunded' where id = $1", [donationId]);
  const id = await open(donationId);
  expect(await approveAct(other, id, now)).toMatchObject({
    ok: false,
    reason: "act-refused",
    why: { reason: "not-completed" },
  });
  expect(await open(donationId)).toBe(id);
});

it("whoever is limited asks and decides for their campaigns alone", async () => {
  const books = await aCampaign(owner, "books");
  const gardens = await aCampaign(owner, "gardens");
  const [inside, outside] = [
    await aGift(issuer, { ...great, ...books }),
    await aGift(issuer, { ...great, ...gardens }),
  ];
  for (const donationId of [inside, outside]) await reverseDonation(manager, { donationId, reason }, now);
  const helper = await aColleague(issuer, "helper", "manager");
  await limitColleague(owner, { membershipId: helper.membershipId, campaignIds: [books.campaignId] });
  const limited = await theMember({ ...issuer, owner: helper.clerkId });
  expect(await approveAct(limited, await open(outside), now)).toEqual({
    ok: false,
    reason: "unknown-approval",
  });
  expect(await approveAct(limited, await open(inside), now)).toEqual({ ok: true });
  expect([await statusOf(inside), await statusOf(outside)]).toEqual(["reversed", "completed"]);
});

it("the database lets nobody decide on their own act, or change a decision, whatever they send", async () => {
  const donationId = await aGift(issuer, great);
  await reverseDonation(manager, { donationId, reason }, now);
  const id = await open(donationId);
  const decide = (by: string) =>
    sql`update approvals set decision = 'approved', decided_by = ${by}, decided_at = now() where id = ${id}`;
  await expect(withTenant(manager, (tx) => tx.execute(decide(manager.userId)))).rejects.toThrow(
    /approvals_nobody_their_own/,
  );
  await expect(withTenant(manager, (tx) => tx.execute(decide(other.userId)))).rejects.toThrow(/42501/);
  await refuseAct(other, { approvalId: id, reason: "No" }, now);
  await withTenant(admin, (tx) => tx.execute(decide(admin.userId)));
  const [row] = await asOwner(database, "select decision, decided_by from approvals where id = $1", [id]);
  expect(row).toEqual({ decision: "refused", decided_by: other.userId });
});

it("the database lets nobody do an act above the limit without another's yes, whatever they send", async () => {
  const [donationId, certificateId] = [await aGift(issuer, great), await aCertificate()];
  const small = await aGift(issuer, { ...great, amountCents: 1_000_000 });
  const takeBack = (id: string) => sql`update donations set status = 'reversed' where id = ${id}`;
  const end = (status: string) =>
    sql`update tax_certificates set status = ${status} where id = ${certificateId}`;
  const send = (member: Member, ...statements: SQL[]) =>
    withTenant(member, async (tx) => {
      for (const statement of statements) await tx.execute(statement);
    });
  const refusal = "above the limit a second person says yes";
  const ownWish = sql`insert into approvals (organization_id, id, act, subject_id, amount_cents, reason, requested_by, requested_at)
    values (${issuer.id}, ${newId()}, 'donation.reverse', ${donationId}, 1, 'Mine', ${manager.userId}, now())`;
  await expect(send(manager, takeBack(donationId))).rejects.toThrow(refusal);
  await expect(send(manager, sql`set constraints all immediate`, takeBack(donationId))).rejects.toThrow(
    refusal,
  );
  await expect(send(manager, ownWish, takeBack(donationId))).rejects.toThrow(refusal);
  await expect(send(manager, takeBack(donationId), sql`reset role`)).rejects.toThrow();
  for (const status of ["voided", "replaced", "withdrawn"])
    await expect(send(admin, end(status))).rejects.toThrow(refusal);
  expect([await statusOf(donationId), await certificateStatus(certificateId)]).toEqual([
    "completed",
    "issued",
  ]);
  // A yes to something else is none to this; up to the limit nobody is asked.
  await reverseDonation(manager, { donationId, reason }, now);
  await expect(send(other, takeBack(donationId))).rejects.toThrow(refusal);
  await send(manager, takeBack(small));
  expect(await approveAct(other, await open(donationId), now)).toMatchObject({ ok: true });
  expect([await statusOf(donationId), await statusOf(small)]).toEqual(["reversed", "reversed"]);
});

it("switched off, or when the team shrinks to one, nothing waits", async () => {
  const donationId = await aGift(issuer, great);
  await asOwner(
    database,
    "update memberships set status = 'suspended' where organization_id = $1 and id <> $2",
    [issuer.id, owner.membershipId],
  );
  expect(await reverseDonation(owner, { donationId, reason }, now)).toMatchObject({ ok: true });
  await asOwner(database, "update memberships set status = 'active' where organization_id = $1", [issuer.id]);
  expect(await setApprovalLimit(owner, null)).toEqual({ ok: true });
  const next = await aGift(issuer, great);
  expect(await reverseDonation(owner, { donationId: next, reason }, now)).toMatchObject({ ok: true });
});
