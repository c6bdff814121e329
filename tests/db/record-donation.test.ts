import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { closeCampaign } from "@/lib/giving/close-campaign";
import { closeFund } from "@/lib/giving/close-fund";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { recordDonation } from "@/lib/giving/record-donation";
import type { RecordDonationInput } from "@/lib/giving/record-donation-input";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

let organization: TestOrganization;
let owner: Member;
let stranger: Member;
let gift: RecordDonationInput;
const now = new Date("2026-11-20T08:00:00Z");

beforeAll(async () => {
  await openTestDatabase();
  organization = await anOrganization("a");
  owner = await theMember(organization);
  stranger = await theMember(await anOrganization("b"));
});
beforeEach(async () => {
  const fund = await createFund(owner, { name: newId(), isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  gift = {
    formKey: newId(),
    donor: { kind: "person", displayName: "Thandi Nkosi", email: "Thandi@Nkosi.example" },
    fundId: fund.fundId,
    method: "eft",
    amountCents: 50_000,
    receivedOn: "2026-11-19",
    wantsCertificate: false,
    sendsThanks: true,
  };
});
afterAll(closePools);

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return withTenant(
    owner,
    async (tx) => ((await tx.execute(query)) as unknown as { rows: Record<string, unknown>[] }).rows,
  );
}
const donationCount = async () => (await rows(sql`select count(*)::int as n from donations`))[0]!.n;

it("records an EFT with its payment, a balanced posting, its totals and who did it", async () => {
  const recorded = await recordDonation(owner, gift, now);
  expect(recorded).toEqual({ ok: true, donationId: gift.formKey });
  const lines = await rows(sql`select a.code, l.amount_cents::int as cents from transaction_lines l
    join ledger_accounts a on a.id = l.account_id join transactions t on t.id = l.transaction_id
    where t.donation_id = ${gift.formKey} order by a.code`);
  expect(lines).toEqual([
    { code: "1110", cents: 50_000 },
    { code: expect.stringMatching(/^41/), cents: -50_000 },
  ]);
  expect(await rows(sql`select status, provider from payments where donation_id = ${gift.formKey}`)).toEqual([
    { status: "completed", provider: "manual" },
  ]);
  expect(
    await rows(
      sql`select raised_cents::int as cents, donation_count::int as n from daily_totals where fund_id = ${gift.fundId}`,
    ),
  ).toEqual([{ cents: 50_000, n: 1 }]);
  expect(
    await rows(sql`select action, actor_user_id from audit_events where subject_id = ${gift.formKey}`),
  ).toEqual([{ action: "donation.recorded", actor_user_id: owner.userId }]);
});

it("records goods at their value as goods received, with no payment, and certifies nothing", async () => {
  const goods = { description: "400 readers, grade 1", condition: "new", basis: "cost" } as const;
  const recorded = await recordDonation(owner, { ...gift, method: "goods", goods }, now);
  expect(recorded).toEqual({ ok: true, donationId: gift.formKey });
  expect(
    await rows(
      sql`select kind, method, status, goods_description, goods_condition, goods_basis from donations where id = ${gift.formKey}`,
    ),
  ).toEqual([
    {
      kind: "goods",
      method: "goods",
      status: "completed",
      goods_description: goods.description,
      goods_condition: "new",
      goods_basis: "cost",
    },
  ]);
  expect(await rows(sql`select id from payments where donation_id = ${gift.formKey}`)).toEqual([]);
  expect(
    await rows(sql`select a.code, l.amount_cents::int as cents from transaction_lines l
      join ledger_accounts a on a.id = l.account_id join transactions t on t.id = l.transaction_id
      where t.donation_id = ${gift.formKey} order by a.code`),
  ).toEqual([
    { code: "1130", cents: 50_000 },
    { code: expect.stringMatching(/^41/), cents: -50_000 },
  ]);
});

it("takes no goods without a description, no money with one, and no value that is none", async () => {
  const before = await donationCount();
  const goods = { description: "400 readers", condition: "new", basis: "cost" } as const;
  for (const wrong of [
    { method: "goods" },
    { goods },
    { method: "goods", goods: { ...goods, description: " " } },
    { method: "goods", goods, amountCents: 0 },
    { method: "goods", goods, amountCents: 0.5 },
  ] as Partial<RecordDonationInput>[])
    await expect(recordDonation(owner, { ...gift, ...wrong }, now)).rejects.toThrow();
  expect(await donationCount()).toBe(before);
});

it("lets a member record and a viewer not", async () => {
  const member = await aColleague(organization, "sipho", "member");
  const viewer = await aColleague(organization, "pieter", "viewer");
  const before = (await donationCount()) as number;
  expect(await recordDonation(viewer, gift, now)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await donationCount()).toBe(before);
  expect(await recordDonation(member, gift, now)).toMatchObject({ ok: true });
});

it("records once what is submitted twice, also at the same moment", async () => {
  const before = (await donationCount()) as number;
  const answers = await Promise.all([recordDonation(owner, gift, now), recordDonation(owner, gift, now)]);
  answers.push(await recordDonation(owner, gift, now));
  expect(answers).toEqual(Array(3).fill({ ok: true, donationId: gift.formKey }));
  expect(await donationCount()).toBe(before + 1);
  expect(
    await rows(sql`select raised_cents::int as cents from daily_totals where fund_id = ${gift.fundId}`),
  ).toEqual([{ cents: 50_000 }]);
});

it("refuses with its reason and changes nothing", async () => {
  const before = await donationCount();
  const refusals: [string, Member, Partial<RecordDonationInput>][] = [
    ["not-permitted", { ...owner, permissions: new Set() }, {}],
    ["unknown-fund", stranger, {}],
    ["unknown-fund", owner, { fundId: newId() }],
    ["unknown-donor", owner, { donor: { id: newId() } }],
    ["unknown-campaign", owner, { campaignId: newId() }],
    ["received-in-future", owner, { receivedOn: "2026-11-21" }],
  ];
  for (const [reason, member, change] of refusals)
    expect(await recordDonation(member, { ...gift, ...change }, now)).toEqual({ ok: false, reason });
  expect(await donationCount()).toBe(before);
});

it("takes nothing for a fund or campaign that is closed, though what was recorded before is answered as it was", async () => {
  const { fundId } = gift;
  const books = { title: "Books", slug: "closing", summary: "A book for each child.", fundId };
  const drafted = await createCampaign(owner, books);
  if (!drafted.ok) throw new Error(drafted.reason);
  const { campaignId } = drafted;
  await publishCampaign(owner, campaignId);
  const first = { ...gift, campaignId };
  expect(await recordDonation(owner, first, now)).toMatchObject({ ok: true });
  const before = await donationCount();
  await closeCampaign(owner, campaignId);
  const again = { ...first, formKey: newId() };
  expect(await recordDonation(owner, again, now)).toEqual({ ok: false, reason: "campaign-closed" });
  expect(await recordDonation(owner, { ...gift, formKey: newId() }, now)).toMatchObject({ ok: true });
  expect(await closeFund(owner, fundId)).toEqual({ ok: true });
  for (const late of [again, { ...gift, formKey: newId() }])
    expect(await recordDonation(owner, late, now)).toEqual({ ok: false, reason: "fund-closed" });
  expect(await recordDonation(owner, first, now)).toEqual({ ok: true, donationId: first.formKey });
  expect(await donationCount()).toBe((before as number) + 1);
});

it("takes a gift of today in Johannesburg though it is still yesterday in Greenwich", async () => {
  const justAfterMidnight = new Date("2026-11-20T22:30:00Z");
  expect(await recordDonation(owner, { ...gift, receivedOn: "2026-11-21" }, justAfterMidnight)).toMatchObject(
    { ok: true },
  );
});
