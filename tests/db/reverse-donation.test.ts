import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { recordDonation } from "@/lib/giving/record-donation";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aCampaign, aCheckout } from "@/tests/support/gifts";

const now = new Date("2026-11-20T08:00:00Z");
let database: TestDatabase;
let issuer: Issuer;
let manager: Member;
let member: Member;
let viewer: Member;
let stranger: Member;

beforeAll(async () => {
  database = await openTestDatabase();
  issuer = await anIssuer(database, "ukukhanya");
  stranger = (await anIssuer(database, "masakhane")).member;
  manager = await aColleague(issuer, "lerato", "manager");
  member = await aColleague(issuer, "sipho", "member");
  viewer = await aColleague(issuer, "pieter", "viewer");
});
afterAll(closePools);

/** Every row that a reversal writes to, as text. */
async function books(): Promise<string> {
  const tables = [
    ["donations", "id"],
    ["payments", "id"],
    ["donation_reversals", "donation_id"],
    ["transactions", "id"],
    ["transaction_lines", "id"],
    ["account_totals", "account_id"],
    ["daily_totals", "received_on, fund_id, campaign_key"],
    ["gift_spans", "donor_id"],
    ["campaign_totals", "campaign_id"],
    ["tax_certificates", "id"],
    ["certificate_lines", "id"],
    ["certificate_register", "id"],
    ["audit_events", "id"],
    ["outgoing_mails", "id"],
  ];
  const found = [];
  for (const [table, order] of tables)
    found.push(await asOwner(database, `select * from ${table} order by ${order}`));
  return JSON.stringify(found);
}

const balances = () =>
  asOwner(
    database,
    `select a.code, sum(l.amount_cents)::int as cents from transaction_lines l join ledger_accounts a on a.organization_id = l.organization_id and a.id = l.account_id
     where l.organization_id = $1 group by a.code having sum(l.amount_cents) <> 0 order by a.code`,
    [issuer.id],
  );

async function goods() {
  const recorded = await recordDonation(
    issuer.member,
    {
      formKey: newId(),
      donor: { kind: "company", displayName: "Umgeni Print Works" },
      fundId: issuer.fundId,
      method: "goods",
      goods: { description: "400 readers", condition: "new", basis: "cost" },
      amountCents: 2_200_000,
      receivedOn: "2026-11-18",
      wantsCertificate: false,
      sendsThanks: false,
    },
    now,
  );
  if (!recorded.ok) throw new Error(recorded.reason);
  return recorded.donationId;
}

it.each([
  ["an EFT", () => aGift(issuer, { wantsCertificate: false })],
  ["cash", () => aGift(issuer, { wantsCertificate: false, method: "cash" })],
  ["goods", goods],
])("takes %s back: the books and totals are as before, and who did it and why stays", async (_, record) => {
  const [before, daysBefore] = [await balances(), await days()];
  const donationId = await record();
  const reversed = await reverseDonation(manager, { donationId, reason: " Captured twice " }, now);
  expect(reversed).toEqual({ ok: true, certificate: null });
  expect(await balances()).toEqual(before);
  expect(await days()).toEqual(daysBefore);
  const [donation] = await asOwner(database, "select status from donations where id = $1", [donationId]);
  expect(donation.status).toBe("reversed");
  expect(
    await asOwner(database, "select reason, by_user_id from donation_reversals where donation_id = $1", [
      donationId,
    ]),
  ).toEqual([{ reason: "Captured twice", by_user_id: manager.userId }]);
  const posted = await asOwner(
    database,
    "select id, reverses_id, posted_on::text from transactions where donation_id = $1 order by reverses_id nulls first",
    [donationId],
  );
  expect(posted).toHaveLength(2);
  expect(posted[1]).toMatchObject({ reverses_id: posted[0].id, posted_on: "2026-11-20" });
  expect(
    await asOwner(
      database,
      "select action, actor_user_id, details from audit_events where subject_id = $1 and action = 'donation.reversed'",
      [donationId],
    ),
  ).toEqual([{ action: "donation.reversed", actor_user_id: manager.userId, details: {} }]);
  expect(await checkInvariants(issuer.id)).toBe("held");
});

it("comes after the certificate in the register, though it was asked for before the number was taken", async () => {
  const donationId = await aGift(issuer);
  const later = new Date(now.getTime() + 40);
  const issued = await issueCertificate({ kind: "system", organizationId: issuer.id }, donationId, later);
  if (!issued.ok) throw new Error(issued.reason);
  const reversed = await reverseDonation(manager, { donationId, reason: "Captured twice" }, now);
  expect(reversed).toEqual({ ok: true, certificate: "voided" });
  const register = await asOwner(
    database,
    "select event from certificate_register where certificate_id = $1 order by happened_at, id",
    [issued.certificateId],
  );
  expect(register.map(({ event }) => event)).toEqual(["issued", "withdrawn", "voided"]);
});

const days = () =>
  asOwner(
    database,
    "select received_on::text, raised_cents::int, donation_count::int from daily_totals where organization_id = $1 and donation_count <> 0 order by 1",
    [issuer.id],
  );

it("takes a gift out of its campaign, whose donor counts as long as another gift of theirs stands", async () => {
  const purpose = await aCampaign(issuer.member, "books");
  const first = await aGift(issuer, { ...purpose, wantsCertificate: false });
  const [row] = await asOwner(database, "select donor_id from donations where id = $1", [first]);
  const second = await aGift(issuer, { ...purpose, donor: { id: row.donor_id }, wantsCertificate: false });
  const totals = async () =>
    (
      await asOwner(
        database,
        "select raised_cents::int as cents, donation_count::int as gifts, donor_count::int as donors from campaign_totals where campaign_id = $1",
        [purpose.campaignId],
      )
    )[0];
  expect(await totals()).toEqual({ cents: 100_000, gifts: 2, donors: 1 });
  await reverseDonation(manager, { donationId: first, reason: "Captured twice" }, now);
  expect(await totals()).toEqual({ cents: 50_000, gifts: 1, donors: 1 });
  await reverseDonation(manager, { donationId: second, reason: "Another organisation's" }, now);
  expect(await totals()).toEqual({ cents: 0, gifts: 0, donors: 0 });
});

it("ends the certificate in the same act, with the person and their reason in the register, and mails nobody", async () => {
  const donationId = await aGift(issuer);
  const issued = await issueCertificate(issuer.system, donationId, now);
  if (!issued.ok) throw new Error(issued.reason);
  const mails = await asOwner(database, "select id from outgoing_mails");
  expect(await reverseDonation(manager, { donationId, reason: "Captured twice" }, now)).toEqual({
    ok: true,
    certificate: "voided",
  });
  expect(
    await asOwner(
      database,
      "select event, by_user_id, reason from certificate_register where certificate_id = $1 and event <> 'issued' order by event",
      [issued.certificateId],
    ),
  ).toEqual([
    { event: "voided", by_user_id: manager.userId, reason: "Captured twice" },
    { event: "withdrawn", by_user_id: manager.userId, reason: "Captured twice" },
  ]);
  expect(await asOwner(database, "select id from outgoing_mails")).toEqual(mails);
  expect(await issueCertificate(issuer.system, donationId, now)).toMatchObject({
    ok: false,
    reason: "donation-not-completed",
  });
});

it("refuses with its reason and changes nothing, whoever asks", async () => {
  const donationId = await aGift(issuer);
  const issued = await issueCertificate(issuer.system, donationId, now);
  expect(issued.ok).toBe(true);
  const purpose = await aCampaign(issuer.member, "van");
  const { donationId: checkout } = await aCheckout(issuer.member, purpose);
  const { donationId: paid, paymentId } = await aCheckout(issuer.member, purpose);
  await withTenant(issuer.system, async (tx) => {
    await tx.execute(
      sql`update donations set status = 'completed', received_on = '2026-11-19' where id = ${paid}`,
    );
    await tx.execute(sql`update payments set status = 'completed' where id = ${paymentId}`);
  });
  const done = await aGift(issuer, { wantsCertificate: false });
  await reverseDonation(manager, { donationId: done, reason: "Captured twice" }, now);
  const before = await books();
  const refusals: [string, Member, { donationId: string; reason: string }][] = [
    ["not-permitted", member, { donationId, reason: "Captured twice" }],
    ["not-permitted", viewer, { donationId, reason: "Captured twice" }],
    ["unknown-donation", stranger, { donationId, reason: "Captured twice" }],
    ["unknown-donation", manager, { donationId: newId(), reason: "Captured twice" }],
    ["reason-missing", manager, { donationId, reason: " \n " }],
    ["not-completed", manager, { donationId: checkout, reason: "Captured twice" }],
    ["paid-through-payfast", manager, { donationId: paid, reason: "Captured twice" }],
    ["already-reversed", manager, { donationId: done, reason: "Captured twice" }],
  ];
  for (const [reason, who, asked] of refusals) {
    expect(await reverseDonation(who, asked, now), reason).toEqual({ ok: false, reason });
    expect(await books(), reason).toBe(before);
  }
});

it("reverses once what is asked many times at the same moment", async () => {
  const before = await balances();
  const donationId = await aGift(issuer, { wantsCertificate: false });
  const asked = { donationId, reason: "Captured twice" };
  const answers = await Promise.all(Array.from({ length: 5 }, () => reverseDonation(manager, asked, now)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok)).toEqual(
    Array(4).fill({ ok: false, reason: "already-reversed" }),
  );
  expect(await balances()).toEqual(before);
});

it("leaves no live certificate when it is issued at the moment of the reversal", async () => {
  for (let round = 0; round < 6; round += 1) {
    const donationId = await aGift(issuer);
    const [issued, reversed] = await Promise.all([
      issueCertificate(issuer.system, donationId, now),
      reverseDonation(manager, { donationId, reason: "Captured twice" }, now),
    ]);
    expect(reversed).toEqual({ ok: true, certificate: issued.ok ? "voided" : null });
    if (!issued.ok) expect(issued.reason).toBe("donation-not-completed");
    expect(
      await asOwner(database, "select id from certificate_lines where donation_id = $1 and is_live", [
        donationId,
      ]),
    ).toEqual([]);
  }
  const [numbers] = await asOwner(
    database,
    "select count(*)::int as issued, max(number_sequence) as highest from tax_certificates where organization_id = $1",
    [issuer.id],
  );
  expect(numbers.issued).toBe(numbers.highest);
});
