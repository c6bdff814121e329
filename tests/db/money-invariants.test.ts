import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { recordDonation } from "@/lib/giving/record-donation";
import { newId } from "@/lib/new-id";
import { moneyInvariants } from "@/lib/payments/invariants";
import type { Member } from "@/lib/tenancy/actor";
import { closePools } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { aCampaign, aCheckout, aPayfastAccount } from "@/tests/support/gifts";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { type PayfastStack, post, startPayfastStack } from "@/tests/support/payfast";

let stack: PayfastStack;
let member: Member;
let tampering: pg.Client;

beforeAll(async () => {
  const database = await openTestDatabase();
  stack = await startPayfastStack(database);
  member = await theMember(await anOrganization("hoop"));
  const merchant = await aPayfastAccount(member, "10000101");
  await stack.script("merchants", merchant);
  const purpose = await aCampaign(member, "books");
  const given = [await aCheckout(member, purpose), await aCheckout(member, purpose)];
  for (const [at, checkout] of given.entries()) {
    // The second is of another amount than was asked, so that there is unallocated money too.
    const amountCents = at === 0 ? checkout.amountCents : 40_000;
    const fields = pairsFor({ ...checkout, amountCents }, merchant.merchantId);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    await post(member.organizationId, signedBody(fields, merchant.passphrase));
  }
  expect(await stack.runJobs("payfast.apply-notification")).toHaveLength(2);
  await recordGoodsAndTakeMoneyBack(purpose.fundId);
  // Triggers and foreign keys would not let anybody do what follows.
  tampering = new pg.Client(database.urls.superuser);
  await tampering.connect();
  await tampering.query("set session_replication_role = replica");
});
afterAll(async () => {
  await tampering.end();
  await stack.close();
  await closePools();
});

async function recordGoodsAndTakeMoneyBack(fundId: string): Promise<void> {
  const gift = {
    fundId,
    amountCents: 22_000,
    receivedOn: "2026-03-02",
    wantsCertificate: false,
    sendsThanks: false,
  };
  const donor = { kind: "company", displayName: "Umgeni Print Works" } as const;
  const goods = { description: "400 readers", condition: "new", basis: "cost" } as const;
  await recordDonation(member, { ...gift, formKey: newId(), donor, method: "goods", goods });
  const eft = await recordDonation(member, { ...gift, formKey: newId(), donor, method: "eft" });
  if (!eft.ok) throw new Error(eft.reason);
  await reverseDonation(member, { donationId: eft.donationId, reason: "Captured twice" });
}

const breaches: [(typeof moneyInvariants)[number]["key"], string][] = [
  ["lines-sum-to-zero", "update transaction_lines set amount_cents = amount_cents + 1"],
  ["lines-sum-to-zero", "delete from transaction_lines"],
  ["completed-payment-has-one-transaction", "update transactions set payment_id = null"],
  ["unpaid-payment-has-no-transaction", "update payments set status = 'started' where status = 'completed'"],
  ["completed-donation-has-one-payment", "update donations set amount_cents = 1 where status = 'completed'"],
  [
    "completed-donation-has-one-payment",
    "update donations set status = 'completed', received_on = current_date",
  ],
  ["goods-have-one-transaction", "update transactions set donation_id = null"],
  ["reversed-donation-comes-to-nothing", "delete from transactions where reverses_id is not null"],
  ["unallocated-money-has-one-transaction", "update transactions set unallocated_payment_id = null"],
  ["booked-as-payfast-took-it", "delete from unallocated_payments"],
  ["account-totals-are-their-lines", "update account_totals set balance_cents = balance_cents + 1"],
  ["daily-totals-are-their-donations", "update daily_totals set raised_cents = 0"],
  ["daily-totals-are-their-donations", "delete from daily_totals"],
  [
    "daily-totals-are-their-donations",
    "update daily_totals set campaign_id = null where campaign_id is not null",
  ],
  ["campaign-totals-are-their-donations", "update campaign_totals set donor_count = donor_count + 1"],
  ["gift-spans-are-their-donations", "update gift_spans set last_on = last_on + 1"],
  ["gift-spans-are-their-donations", "delete from gift_spans"],
  ["certified-donations-have-a-live-line", "update donations set is_certified = true"],
];

it("holds after genuine notifications, and for an organisation without any money", async () => {
  expect(await checkInvariants(member.organizationId)).toBe("held");
  expect(await checkInvariants((await anOrganization("poor")).id)).toBe("held");
});

it("has a breach below for every invariant", () => {
  expect(new Set(breaches.map(([key]) => key))).toEqual(new Set(moneyInvariants.map(({ key }) => key)));
});

it.each(breaches)("sees that %s is broken by: %s", async (key, statement) => {
  const kept = `kept_${newId().replaceAll("-", "")}`;
  const table = /(?:update|delete from) (\w+)/.exec(statement)![1];
  await tampering.query(`create table ${kept} as table ${table}`);
  try {
    expect((await tampering.query(statement)).rowCount).toBeGreaterThan(0);
    expect(await checkInvariants(member.organizationId)).toBe("broken");
    expect(await brokenKeys()).toContain(key);
  } finally {
    const columns = await writtenColumns(table!);
    await tampering.query(
      `delete from ${table}; insert into ${table} (${columns}) select ${columns} from ${kept}; drop table ${kept}`,
    );
  }
  expect(await checkInvariants(member.organizationId)).toBe("held");
  expect(await brokenKeys()).toEqual([]);
});

/** What the last check kept. */
async function brokenKeys(): Promise<string[]> {
  const { rows } = await tampering.query(
    "select key from invariant_checks where organization_id = $1 and broken_count > 0 and broken_since is not null",
    [member.organizationId],
  );
  return rows.map(({ key }) => key);
}

/** What is written into a table, without what the database works out itself. */
async function writtenColumns(table: string): Promise<string> {
  const found = await tampering.query(
    "select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'",
    [table],
  );
  return found.rows[0].columns;
}
