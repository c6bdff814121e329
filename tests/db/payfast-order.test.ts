import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyNotification } from "@/lib/payments/apply-notification";
import { listBrokenInvariants } from "@/lib/payments/invariants";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { aCampaign, aCheckout, aPayfastAccount, type TestCheckout } from "@/tests/support/gifts";
import { nextPaymentNumber, type Pairs, pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { type PayfastStack, post, startPayfastStack } from "@/tests/support/payfast";

let stack: PayfastStack;
let member: Member;
let merchant: Awaited<ReturnType<typeof aPayfastAccount>>;
let purpose: { fundId: string; campaignId: string };

beforeAll(async () => {
  const database = await openTestDatabase();
  stack = await startPayfastStack(database);
  member = await theMember(await anOrganization("hoop"));
  merchant = await aPayfastAccount(member, "10000101");
  await stack.script("merchants", merchant);
  purpose = await aCampaign(member, "books");
});
afterAll(async () => {
  const system = { kind: "system", organizationId: member.organizationId } as const;
  expect(await withTenant(system, (tx) => listBrokenInvariants(tx))).toEqual([]);
  await stack.close();
  await closePools();
});

async function arrive(fields: Pairs): Promise<number> {
  await stack.script("notifications", { merchantId: merchant.merchantId, fields });
  return (await post(member.organizationId, signedBody(fields, merchant.passphrase))).status;
}

const transactionsOf = async ({ donationId }: TestCheckout) =>
  (await stack.rows("select id from transactions where donation_id = $1", [donationId])).length;

it("fifty copies that arrive and are worked on at once have one effect", async () => {
  const checkout = await aCheckout(member, purpose);
  const fields = pairsFor(checkout, merchant.merchantId);
  await stack.script("notifications", { merchantId: merchant.merchantId, fields });
  const body = signedBody(fields, merchant.passphrase);
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(member.organizationId, body)));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
  const outcomes = await stack.runJobs("payfast.apply-notification");
  expect(outcomes).toEqual(Array(50).fill("applied"));
  expect(await stack.rows("select copies, status from payfast_notifications")).toEqual([
    { copies: 50, status: "applied" },
  ]);
  expect(await transactionsOf(checkout)).toBe(1);
  expect(
    await stack.rows("select balance_cents::int as cents from account_totals order by 1 limit 1"),
  ).toEqual([{ cents: -50_000 }]);
});

it("fifty different notifications of one payment have one effect", async () => {
  const checkout = await aCheckout(member, purpose);
  const number = nextPaymentNumber();
  const bodies = Array.from({ length: 50 }, (_, at) =>
    pairsFor(checkout, merchant.merchantId, { pf_payment_id: number, custom_str5: `copy ${at}` }),
  );
  expect(await Promise.all(bodies.map(arrive))).toEqual(Array(50).fill(200));
  expect(await stack.runJobs("payfast.apply-notification")).toEqual(Array(50).fill("applied"));
  expect(await transactionsOf(checkout)).toBe(1);
  expect(
    await stack.rows("select count(*)::int as n from payfast_notifications where reason = 'already-booked'"),
  ).toEqual([{ n: 49 }]);
});

it("fifty gifts that are worked on at once are all booked, whole", async () => {
  const before = await stack.rows(
    "select raised_cents::int as cents, donation_count::int as n from campaign_totals",
  );
  const gifts = await Promise.all(Array.from({ length: 50 }, () => aCheckout(member, purpose)));
  await Promise.all(gifts.map((checkout) => arrive(pairsFor(checkout, merchant.merchantId))));
  expect(await stack.runJobs("payfast.apply-notification")).toEqual(Array(50).fill("applied"));
  expect(
    await stack.rows("select raised_cents::int as cents, donation_count::int as n from campaign_totals"),
  ).toEqual([{ cents: before[0]!.cents + 50 * 50_000, n: before[0]!.n + 50 }]);
});

/** What is left of one checkout, without ids and times. */
async function endState({ donationId }: TestCheckout, numbers: string[]) {
  const [donation] = await stack.rows("select status, received_on::text from donations where id = $1", [
    donationId,
  ]);
  const payments = await stack.rows(
    "select status, is_second, amount_cents::int, fee_cents::int from payments where donation_id = $1 order by is_second",
    [donationId],
  );
  const aside = await stack.rows(
    "select reason, amount_cents::int from unallocated_payments where provider_payment_id = any($1) order by 1, 2",
    [numbers],
  );
  const lines = await stack.rows(
    `select a.code, sum(l.amount_cents)::int as cents from transactions t
     join transaction_lines l on l.transaction_id = t.id join ledger_accounts a on a.id = l.account_id
     left join unallocated_payments u on u.id = t.unallocated_payment_id
     where t.donation_id = $1 or u.provider_payment_id = any($2) group by a.code order by a.code`,
    [donationId, numbers],
  );
  return { donation, payments, aside, lines };
}

it("in whatever order, and how often, PayFast tells a story, it ends the same", async () => {
  const words = fc.shuffledSubarray([...Array(8).keys()], { minLength: 8 });
  const ends: unknown[] = [];
  for (const order of fc.sample(words, 12)) {
    const checkout = await aCheckout(member, purpose);
    const [paid, again, other, failed] = [1, 2, 3, 4].map(nextPaymentNumber) as [
      string,
      string,
      string,
      string,
    ];
    const tell = (number: string, changes: Record<string, string> = {}) =>
      pairsFor(checkout, merchant.merchantId, { pf_payment_id: number, ...changes });
    const story = [
      tell(failed, { payment_status: "FAILED" }),
      tell(paid, { payment_status: "PENDING" }),
      tell(paid),
      tell(paid, { custom_str5: "told once more" }),
      tell(again),
      tell(other, { amount_gross: "499.00", amount_net: "497.00" }),
      tell(again, { payment_status: "FAILED" }),
      tell(paid),
    ];
    for (const at of order) {
      expect(await arrive(story[at]!)).toBe(200);
      await stack.runJobs("payfast.apply-notification");
    }
    ends.push(await endState(checkout, [paid, again, other]));
  }
  expect(ends[0]).toMatchObject({
    donation: { status: "completed" },
    payments: [{ is_second: false }, { is_second: true }],
    aside: [{ reason: "wrong-amount" }],
  });
  for (const end of ends) expect(end).toEqual(ends[0]);
});

it("a job that runs while another works on the same notification waits for it", async () => {
  const checkout = await aCheckout(member, purpose);
  await arrive(pairsFor(checkout, merchant.merchantId));
  const [row] = await stack.rows("select id from payfast_notifications where status = 'stored'");
  const job = { organizationId: member.organizationId, id: row!.id as string };
  expect(await Promise.all(Array.from({ length: 8 }, () => applyNotification(job)))).toEqual(
    Array(8).fill("applied"),
  );
  expect(await transactionsOf(checkout)).toBe(1);
});

it("fifty days of receipt that are confirmed at once leave every total right", async () => {
  const gifts = await Promise.all(Array.from({ length: 50 }, () => aCheckout(member, purpose, 10_000)));
  await Promise.all(gifts.map((checkout) => arrive(pairsFor(checkout, merchant.merchantId))));
  await stack.runJobs("payfast.apply-notification");
  const paid = await stack.rows("select id, provider_payment_id as number from payments where id = any($1)", [
    gifts.map(({ paymentId }) => paymentId),
  ]);
  const days = paid.map((_, at) => new Date(Date.now() - (at % 4) * 86_400_000).toISOString());
  for (const [at, { id, number }] of paid.entries()) {
    await stack.script("payments", { ...historyLine, id: number, paymentId: id, paidAt: days[at] });
  }
  const outcomes = await stack.runJobs("payfast.confirm-receipt");
  expect(outcomes.filter((outcome) => outcome === "confirmed")).toHaveLength(50);
  const booked = await stack.rows(
    "select received_on::text as day, count(*)::int as n from donations where id = any($1) group by 1",
    [gifts.map(({ donationId }) => donationId)],
  );
  expect(booked.map(({ n }) => n).sort()).toEqual([12, 12, 13, 13]);
});

const historyLine = {
  merchantId: "10000101",
  itemName: "Every child a first book",
  payer: "Thandi Nkosi",
  grossCents: 10_000,
  feeCents: 200,
};
