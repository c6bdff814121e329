import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calendarDateOf } from "@/lib/calendar";
import { encrypt } from "@/lib/encryption";
import { cents } from "@/lib/money";
import { newId } from "@/lib/new-id";
import { applyNotification } from "@/lib/payments/apply-notification";
import { type BrokenInvariant, listBrokenInvariants } from "@/lib/payments/invariants";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import { checkoutForm } from "@/lib/payments/payfast/checkout";
import { isConfirmedByPayfast } from "@/lib/payments/payfast/confirm-notification";
import { listNotificationsOfDonation } from "@/lib/payments/queries";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import {
  aCampaign,
  aCheckout,
  aPayfastAccount,
  closeCampaign,
  type TestCheckout,
} from "@/tests/support/gifts";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { type PayfastStack, payfastAddress, post, startPayfastStack } from "@/tests/support/payfast";

type Merchant = Awaited<ReturnType<typeof aPayfastAccount>>;
let stack: PayfastStack;
let member: Member;
let merchant: Merchant;
let purpose: { fundId: string; campaignId: string };

beforeAll(async () => {
  const database = await openTestDatabase();
  stack = await startPayfastStack(database);
  member = await theMember(await anOrganization("hoop"));
  merchant = await aPayfastAccount(member, "10000101");
  await stack.script("merchants", merchant);
});
beforeEach(async () => {
  purpose = await aCampaign(member, `books-${newId().slice(-8)}`);
});
afterAll(async () => {
  expect(await broken()).toEqual([]);
  await stack.close();
  await closePools();
});

const broken = (): Promise<BrokenInvariant[]> =>
  withTenant({ kind: "system", organizationId: member.organizationId }, (tx) => listBrokenInvariants(tx));

/** The donor pays at PayFast (the emulator), which posts to our route; then the worker works. */
async function payAtPayfast(checkout: TestCheckout, act: string, more: object = {}) {
  const { action, fields } = checkoutForm(stack.payfast.url, {
    merchant,
    paymentId: checkout.paymentId,
    amountCents: cents(checkout.amountCents),
    itemName: "Every child a first book",
    payer: { firstName: "Thandi", lastName: "Nkosi", email: "thandi@nkosi.example" },
    returnUrl: "http://127.0.0.1:9/thanks",
    cancelUrl: "http://127.0.0.1:9/cancelled",
    notifyUrl: `${stack.web.url}/api/webhooks/payfast/${checkout.organizationId}`,
  });
  const till = await fetch(action, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  const id = till.headers.get("location")!.split("/").at(-1);
  const outcome = await stack.script<{ deliveries: { attempts: { status: number }[] }[] }>(
    `checkouts/${id}`,
    {
      act,
      ...more,
    },
  );
  return outcome.deliveries.map(({ attempts }) => attempts.at(-1)?.status);
}

const apply = () => stack.runJobs("payfast.apply-notification");
const paymentsOf = ({ donationId }: TestCheckout) =>
  stack.rows(
    "select status, is_second, fee_cents::int as fee from payments where donation_id = $1 order by is_second",
    [donationId],
  );
const donationOf = async ({ donationId }: TestCheckout) =>
  (
    await stack.rows("select status, received_on::text, receipt_confirmed_at from donations where id = $1", [
      donationId,
    ])
  )[0];
const linesOf = ({ donationId }: TestCheckout) =>
  stack.rows(
    `select a.code, sum(l.amount_cents)::int as cents from transactions t join transaction_lines l on l.transaction_id = t.id
     join ledger_accounts a on a.id = l.account_id where t.donation_id = $1 group by a.code order by a.code`,
    [donationId],
  );
const waitingFor = async (queue: string, id: string) =>
  (
    await stack.rows("select 1 from pgboss.job where name = $1 and data->>'id' = $2 and state = 'created'", [
      queue,
      id,
    ])
  ).length;

describe("a gift of R500", () => {
  it("is paid, believed, booked in the ledger and thanked for, in one transaction", async () => {
    const checkout = await aCheckout(member, purpose);
    expect(await payAtPayfast(checkout, "pay")).toEqual([200]);
    expect(await paymentsOf(checkout)).toEqual([{ status: "started", is_second: false, fee: null }]);
    expect(await apply()).toEqual(["applied"]);
    expect(await paymentsOf(checkout)).toEqual([{ status: "completed", is_second: false, fee: 2070 }]);
    expect(await donationOf(checkout)).toEqual({
      status: "completed",
      received_on: calendarDateOf(new Date()),
      receipt_confirmed_at: null,
    });
    expect(await linesOf(checkout)).toEqual([
      { code: "1210", cents: 47_930 },
      { code: expect.stringMatching(/^4/), cents: -50_000 },
      { code: "5310", cents: 2_070 },
    ]);
    expect(
      await stack.rows(
        "select raised_cents::int as cents, donor_count::int as n from campaign_totals where campaign_id = $1",
        [purpose.campaignId],
      ),
    ).toEqual([{ cents: 50_000, n: 1 }]);
    expect(
      await stack.rows("select kind from outgoing_mails where subject_id = $1", [checkout.donationId]),
    ).toEqual([{ kind: "thank-you" }]);
    expect(
      await stack.rows("select action, actor_kind from audit_events where subject_id = $1", [
        checkout.donationId,
      ]),
    ).toEqual([{ action: "donation.completed", actor_kind: "payfast" }]);
    expect(await waitingFor("certificate.issue", checkout.donationId)).toBe(1);
    expect(await waitingFor("payfast.confirm-receipt", checkout.paymentId)).toBe(1);
    expect(await waitingFor("site.refresh", purpose.campaignId)).toBeGreaterThan(0);
  });

  it("asks for no certificate when the donor did not want one", async () => {
    const checkout = await aCheckout(member, purpose, 50_000, false);
    await payAtPayfast(checkout, "pay");
    await apply();
    expect(await waitingFor("certificate.issue", checkout.donationId)).toBe(0);
  });

  it("takes the day of receipt from PayFast's history, and moves its totals there", async () => {
    const checkout = await aCheckout(member, purpose);
    const yesterday = new Date(Date.now() - 86_400_000);
    await payAtPayfast(checkout, "pay", { paidAt: yesterday.toISOString() });
    await apply();
    expect(await stack.runJobs("payfast.confirm-receipt")).toContain("confirmed");
    expect(await donationOf(checkout)).toEqual({
      status: "completed",
      received_on: calendarDateOf(yesterday),
      receipt_confirmed_at: expect.any(Date),
    });
    expect(
      await stack.rows(
        "select received_on::text as day, raised_cents::int as cents from daily_totals where fund_id = $1 and raised_cents <> 0",
        [purpose.fundId],
      ),
    ).toEqual([{ day: calendarDateOf(yesterday), cents: 50_000 }]);
    expect(await stack.runJobs("payfast.confirm-receipt")).toEqual([]);
  });

  it("waits for the history as long as PayFast is silent", async () => {
    const checkout = await aCheckout(member, purpose);
    await payAtPayfast(checkout, "pay");
    await apply();
    await stack.script("faults", { route: "api", kind: "wrong" });
    expect(await stack.runJobs("payfast.confirm-receipt")).toContain("PayfastUnreachable");
    expect((await donationOf(checkout))!.receipt_confirmed_at).toBeNull();
    expect(await stack.runJobs("payfast.confirm-receipt")).toContain("confirmed");
  });
});

describe("a gift paid into an account that another has followed", () => {
  it("finds its day of receipt in the history of the account of its time", async () => {
    const checkout = await aCheckout(member, purpose);
    await payAtPayfast(checkout, "pay");
    const next = { merchantId: "20000201", merchantKey: "57a1de7a5692b", passphrase: "theirs-from-now" };
    await stack.script("merchants", next);
    expect(await keepPayfastAccount(member, next)).toEqual({ ok: true });
    const started = "update payment_accounts set starts_at = clock_timestamp() where merchant_id = $1";
    await stack.rows(started, [next.merchantId]);
    expect(await apply()).toEqual(["applied"]);
    // By the new account alone it is not to be found.
    const withdraw = (at: string) =>
      stack.rows(`update payment_accounts set withdrawn_at = ${at} where merchant_id = $1`, [
        merchant.merchantId,
      ]);
    await withdraw("now()");
    expect(await stack.runJobs("payfast.confirm-receipt")).not.toContain("confirmed");
    await withdraw("null");
    expect(await stack.runJobs("payfast.confirm-receipt")).toContain("confirmed");
    expect((await donationOf(checkout))!.receipt_confirmed_at).toEqual(expect.any(Date));
    await stack.rows("delete from payment_accounts where merchant_id = $1", [next.merchantId]);
  });
});

describe("money is never turned away", () => {
  it("is booked for a checkout that had expired, and for one that had failed", async () => {
    for (const state of ["expired", "failed"]) {
      const checkout = await aCheckout(member, purpose);
      if (state === "expired") {
        await stack.rows("update donations set status = 'expired' where id = $1", [checkout.donationId]);
      }
      await stack.rows("update payments set status = 'failed' where id = $1", [checkout.paymentId]);
      await payAtPayfast(checkout, "pay");
      expect(await apply()).toEqual(["applied"]);
      expect(await donationOf(checkout)).toMatchObject({ status: "completed" });
    }
  });

  it.each([
    ["wrong-amount", { act: "pay-other-amount" }],
    ["campaign-closed", { act: "pay", close: true }],
  ])("is set aside: %s", async (reason, { act, close }: { act: string; close?: boolean }) => {
    const checkout = await aCheckout(member, purpose);
    if (close) await closeCampaign(member, purpose.campaignId);
    await payAtPayfast(checkout, act);
    expect(await apply()).toEqual(["unallocated"]);
    expect(await donationOf(checkout)).toMatchObject({ status: "pending" });
    const [aside] = await stack.rows(
      "select id, amount_cents::int as cents, reason from unallocated_payments order by created_at desc limit 1",
    );
    expect(aside).toMatchObject({ cents: act === "pay" ? 50_000 : 49_900, reason });
    expect(
      await stack.rows(
        `select a.code from transactions t join transaction_lines l on l.transaction_id = t.id
         join ledger_accounts a on a.id = l.account_id where t.unallocated_payment_id = $1 and l.amount_cents < 0 order by 1`,
        [aside!.id],
      ),
    ).toEqual([{ code: "1210" }, { code: "2210" }]);
  });

  it.each([
    ["unknown-payment", { m_payment_id: "01a1f841-cff5-7e3a-a567-42d314c24631" }],
    ["unknown-payment", { m_payment_id: "" }],
    ["unknown-token", { token: "7c4e0a52-9b1d-4f57-8c1e-2f0f5a3f9d11" }],
  ])("is set aside: %s %j", async (reason, changes) => {
    const checkout = await aCheckout(member, purpose);
    const fields = pairsFor(checkout, merchant.merchantId, changes);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    expect((await post(checkout.organizationId, signedBody(fields, merchant.passphrase))).status).toBe(200);
    expect(await apply()).toEqual(["unallocated"]);
    expect(
      await stack.rows("select reason from payfast_notifications order by received_at desc limit 1"),
    ).toEqual([{ reason }]);
    expect(await paymentsOf(checkout)).toMatchObject([{ status: "started" }]);
  });

  it("books a second genuine payment of one checkout apart, as paid twice, and counts the gift once", async () => {
    const checkout = await aCheckout(member, purpose);
    await payAtPayfast(checkout, "pay");
    await payAtPayfast(checkout, "pay");
    expect(await apply()).toEqual(["applied", "applied"]);
    expect(await paymentsOf(checkout)).toEqual([
      { status: "completed", is_second: false, fee: 2070 },
      { status: "completed", is_second: true, fee: 2070 },
    ]);
    expect(await linesOf(checkout)).toEqual([
      { code: "1210", cents: 95_860 },
      { code: "2210", cents: -50_000 },
      { code: expect.stringMatching(/^4/), cents: -50_000 },
      { code: "5310", cents: 4_140 },
    ]);
    expect(
      await stack.rows("select raised_cents::int as cents from campaign_totals where campaign_id = $1", [
        purpose.campaignId,
      ]),
    ).toEqual([{ cents: 50_000 }]);
  });
});

describe("an outage", () => {
  it("of PayFast's confirmation is tried again and loses nothing", async () => {
    const checkout = await aCheckout(member, purpose);
    await payAtPayfast(checkout, "pay");
    await stack.script("faults", { route: "validate", kind: "wrong", count: 2 });
    expect(await apply()).toEqual(["PayfastUnreachable"]);
    expect(await apply()).toEqual(["PayfastUnreachable"]);
    expect(await donationOf(checkout)).toMatchObject({ status: "pending" });
    expect(await apply()).toEqual(["applied"]);
    expect(await donationOf(checkout)).toMatchObject({ status: "completed" });
  });
});

describe("what was refused", () => {
  it("is believed when it comes again after the passphrase was mended", async () => {
    const checkout = await aCheckout(member, purpose);
    const fields = pairsFor(checkout, merchant.merchantId);
    const mended = signedBody(fields, merchant.passphrase);
    const kept = await stack.rows("select passphrase_ciphertext from payment_accounts");
    const wrong = await withPassphrase("mistyped", () => post(checkout.organizationId, mended));
    expect(wrong.status).toBe(400);
    expect(await stack.rows("select passphrase_ciphertext from payment_accounts")).toEqual(kept);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    expect((await post(checkout.organizationId, mended)).status).toBe(200);
    expect(await apply()).toEqual(["applied"]);
    expect(await donationOf(checkout)).toMatchObject({ status: "completed" });
  });

  it("is believed without being sent again once the owner mends the passphrase", async () => {
    const checkout = await aCheckout(member, purpose);
    const fields = pairsFor(checkout, merchant.merchantId);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    const body = signedBody(fields, merchant.passphrase);
    const answer = await withPassphrase("mistyped", () => post(checkout.organizationId, body));
    expect(answer.status).toBe(400);
    expect(await keepPayfastAccount(member, merchant)).toEqual({ ok: true });
    expect(await apply()).toEqual(["applied"]);
    expect(await donationOf(checkout)).toMatchObject({ status: "completed" });
  });

  it("is not what was begun with an account that another has followed: its keys still prove it", async () => {
    const checkout = await aCheckout(member, purpose);
    const fields = pairsFor(checkout, merchant.merchantId);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    const next = { merchantId: "20000200", merchantKey: "57a1de7a5692b", passphrase: "theirs-from-now" };
    expect(await keepPayfastAccount(member, next)).toEqual({ ok: true });
    const started = "update payment_accounts set starts_at = clock_timestamp() where merchant_id = $1";
    await stack.rows(started, [next.merchantId]);
    expect((await post(checkout.organizationId, signedBody(fields, merchant.passphrase))).status).toBe(200);
    expect(await apply()).toEqual(["applied"]);
    expect(await donationOf(checkout)).toMatchObject({ status: "completed" });
    await stack.rows("delete from payment_accounts where merchant_id = $1", [next.merchantId]);
  });

  it("is found at the payment it speaks of", async () => {
    const checkout = await aCheckout(member, purpose);
    await payAtPayfast(checkout, "forge-source");
    expect(await apply()).toEqual(["refused"]);
    const told = await withTenant(member, (tx) =>
      listNotificationsOfDonation(tx, member.organizationId, checkout.donationId),
    );
    expect(told).toMatchObject([{ status: "refused", reason: "unknown-source", copies: 1 }]);
  });

  it("because a stranger sent a copy first is believed when PayFast's own arrives", async () => {
    const checkout = await aCheckout(member, purpose);
    const fields = pairsFor(checkout, merchant.merchantId);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    const body = signedBody(fields, merchant.passphrase);
    await post(checkout.organizationId, body, { "x-forwarded-for": "203.0.113.9" });
    expect(await apply()).toEqual(["refused"]);
    await post(checkout.organizationId, body, { "x-forwarded-for": payfastAddress });
    await post(checkout.organizationId, body, { "x-forwarded-for": "203.0.113.9" });
    expect(await apply()).toEqual(["applied", "applied"]);
    expect(await linesOf(checkout)).toHaveLength(3);
  });

  it("is kept encrypted and only so often, so that a stranger cannot fill the disk", async () => {
    const { organizationId } = member;
    const count = async () =>
      (await stack.rows("select count(*)::int as n from payfast_notifications"))[0]!.n as number;
    for (let at = 0; at < 130; at += 1) {
      await post(organizationId, `m_payment_id=secret-word-${at}&signature=x`, {
        "x-forwarded-for": "203.0.113.9",
      });
    }
    const refused = await stack.rows(
      "select body_ciphertext from payfast_notifications where status = 'refused'",
    );
    expect(refused).toHaveLength(100);
    expect(JSON.stringify(refused)).not.toContain("secret-word");
    const before = await count();
    await post(organizationId, "m_payment_id=from-payfast&signature=x");
    expect(await count()).toBe(before + 1);
  });
});

it("a replayed job, or one about a notification that is not there, does nothing", async () => {
  const checkout = await aCheckout(member, purpose);
  await payAtPayfast(checkout, "pay");
  await apply();
  const [row] = await stack.rows("select id from payfast_notifications where payment_id = $1", [
    checkout.paymentId,
  ]);
  const { organizationId } = member;
  expect(await applyNotification({ organizationId, id: row!.id })).toBe("applied");
  expect(await applyNotification({ organizationId, id: newId() })).toBe("gone");
  expect(await linesOf(checkout)).toHaveLength(3);
});

it("another organisation's job cannot reach this one's notification", async () => {
  const other = await theMember(await anOrganization("other"));
  const checkout = await aCheckout(member, purpose);
  await payAtPayfast(checkout, "pay");
  const [row] = await stack.rows("select id from payfast_notifications where status = 'stored'");
  expect(await applyNotification({ organizationId: other.organizationId, id: row!.id })).toBe("gone");
  expect(await apply()).toEqual(["applied"]);
});

async function withPassphrase<T>(passphrase: string, work: () => Promise<T>): Promise<T> {
  const { organizationId } = member;
  const set = (text: string) =>
    stack.rows("update payment_accounts set passphrase_ciphertext = $1 where organization_id = $2", [
      text,
      organizationId,
    ]);
  const [kept] = await stack.rows(
    "select passphrase_ciphertext as text from payment_accounts where organization_id = $1",
    [organizationId],
  );
  await set(encrypt(passphrase, { organizationId, column: "payment_accounts.passphrase" }));
  try {
    return await work();
  } finally {
    await set(kept!.text);
  }
}

it("PayFast's confirmation is asked with what it signed, not with what we would like", async () => {
  const fields = pairsFor({ paymentId: newId(), amountCents: 50_000 }, merchant.merchantId);
  await stack.script("notifications", { merchantId: merchant.merchantId, fields, isConfirmed: false });
  expect(await isConfirmedByPayfast(stack.payfast.url, signedBody(fields, merchant.passphrase))).toBe(false);
});
