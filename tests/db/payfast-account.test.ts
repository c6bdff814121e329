import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/new-id";
import { agreeToPayouts, withdrawPayouts } from "@/lib/payments/decide-on-payouts";
import { findPayouts } from "@/lib/payments/find-payouts";
import { keepBankAccount } from "@/lib/payments/keep-bank-account";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import { findPayfastAccount, listPayfastAccounts } from "@/lib/payments/payfast-account";
import { startPayouts } from "@/lib/payments/start-payouts";
import { changeRole } from "@/lib/team/change-role";
import type { Member } from "@/lib/tenancy/actor";
import { listHolders } from "@/lib/tenancy/list-holders";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

const keys = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
const others = { merchantId: "20000200", merchantKey: "57a1de7a5692b", passphrase: "theirs-from-now" };
const account = {
  holder: "Ukukhanya Literacy Trust",
  bank: "Standard Bank",
  branchCode: "051001",
  accountNumber: "012345678",
  accountType: "cheque" as const,
};
let database: TestDatabase;
let superuser: pg.Client;
let organization: TestOrganization;
let owner: Member;
let partner: Member;
let admin: Member;

beforeAll(async () => {
  database = await openTestDatabase();
  superuser = new pg.Client(database.urls.superuser);
  await superuser.connect();
  organization = await anOrganization("a");
  owner = await theMember(organization);
  partner = await aColleague(organization, "partner", "owner");
  admin = await aColleague(organization, "admin", "admin");
});
afterAll(async () => {
  await superuser.end();
  await closePools();
});

const inbox = () => ({ kind: "inbox", organizationId: owner.organizationId }) as const;
const inForce = () => withTenant(inbox(), (tx) => findPayfastAccount(tx, owner.organizationId));
const payouts = () => withTenant(owner, (tx) => findPayouts(tx, owner.organizationId));
const waitingId = async () => (await payouts()).payfast.waiting!.id;
const acts = async () =>
  (
    await superuser.query(
      "select action from audit_events where action like '%pay%' or action like 'bank%' order by id",
    )
  ).rows.map(({ action }) => action);
/** Jobs about a row, and how many seconds after the payout details of that id each starts. */
const jobs = async (queue: string, id: string) =>
  (
    await superuser.query(
      `select extract(epoch from j.start_after - a.starts_at)::float as late from pgboss.job j
       left join payment_accounts a on a.id::text = j.data->>'id' where j.name = $1 and j.data->>'id' = $2`,
      [queue, id],
    )
  ).rows;
/** Everything that was asked for, so many hours longer ago. */
const pass = (hours: number) =>
  superuser.query(
    `update payment_accounts set starts_at = starts_at - make_interval(hours => $1), created_at = created_at - make_interval(hours => $1)`,
    [hours],
  );

it("the first keys start at once, and so do other keys of the same merchant", async () => {
  expect(await keepPayfastAccount(owner, keys)).toEqual({ ok: true });
  expect(await inForce()).toEqual(keys);
  expect(await keepPayfastAccount(owner, { ...keys, passphrase: "another-salt_1" })).toEqual({ ok: true });
  expect(await inForce()).toEqual({ ...keys, passphrase: "another-salt_1" });
  expect(await keepPayfastAccount(owner, keys)).toEqual({ ok: true });
  expect(await inForce()).toEqual(keys);
  expect(await acts()).toEqual(Array(3).fill("payfast-account.kept"));
});

it("only who may change payouts changes them, with a fresh proof", async () => {
  expect(await keepPayfastAccount(admin, others)).toEqual({ ok: false, reason: "not-permitted" });
  expect(await keepPayfastAccount({ ...owner, isFresh: false }, others)).toEqual({
    ok: false,
    reason: "not-fresh",
  });
  const stranger = await theMember(await anOrganization("b"));
  expect(await keepPayfastAccount(stranger, others)).toEqual({ ok: true });
  expect(await inForce()).toEqual(keys);
  expect((await payouts()).payfast.waiting).toBeNull();
});

describe("another merchant", () => {
  it("waits for 24 hours, once however often it is sent, and the old one goes on", async () => {
    const id = newId();
    const sent = await Promise.all([
      keepPayfastAccount(owner, others, id),
      keepPayfastAccount(owner, others, id),
    ]);
    expect(sent).toEqual([{ ok: true }, { ok: true }]);
    const { payfast } = await payouts();
    expect(payfast.current?.merchantId).toBe(keys.merchantId);
    expect(payfast.waiting).toMatchObject({
      id,
      merchantId: others.merchantId,
      askedBy: { id: owner.userId },
    });
    const wait = payfast.waiting!.startsAt.getTime() - payfast.waiting!.askedAt.getTime();
    expect(wait).toBe(24 * 3_600_000);
    expect(await inForce()).toEqual(keys);
    expect((await acts()).filter((act) => act === "payouts.asked")).toHaveLength(1);
  });

  it("cannot be asked for beside it; the same merchant's keys can be mended meanwhile", async () => {
    const third = { ...others, merchantId: "30000300" };
    expect(await keepPayfastAccount(partner, third)).toEqual({ ok: false, reason: "another-waits" });
    expect(await keepPayfastAccount(partner, keys)).toEqual({ ok: true });
    expect(await inForce()).toEqual(keys);
    expect((await payouts()).payfast.waiting?.merchantId).toBe(others.merchantId);
  });

  it("starts neither by who asked for it, nor by an admin, a stranger, a stale session, or who became an owner since", async () => {
    const id = await waitingId();
    expect(await agreeToPayouts(owner, id)).toEqual({ ok: false, reason: "own-change" });
    expect(await agreeToPayouts(admin, id)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await agreeToPayouts({ ...partner, isFresh: false }, id)).toEqual({
      ok: false,
      reason: "not-fresh",
    });
    const stranger = await theMember(await anOrganization("c"));
    expect(await agreeToPayouts(stranger, id)).toEqual({ ok: false, reason: "not-waiting" });
    expect(await withdrawPayouts(stranger, id)).toEqual({ ok: false, reason: "not-waiting" });
    expect(await withdrawPayouts(admin, id)).toEqual({ ok: false, reason: "not-permitted" });
    const made = await changeRole(owner, { membershipId: admin.membershipId, roleKey: "owner" });
    expect(made).toEqual({ ok: true });
    const newOwner = await theMember({ ...organization, owner: admin.clerkId });
    expect(await agreeToPayouts(newOwner, id)).toEqual({ ok: false, reason: "new-owner" });
    expect(await changeRole(owner, { membershipId: admin.membershipId, roleKey: "admin" })).toEqual({
      ok: true,
    });
    expect(await inForce()).toEqual(keys);
  });

  it("cannot be hurried by any statement of a colleague's: the database says when it starts", async () => {
    const hostile = async (statement: string) =>
      withTenant(owner, (tx) => tx.execute(statement)).then(
        () => "done",
        (error) =>
          (error as { cause?: { code?: string }; code?: string }).cause?.code ??
          (error as { code?: string }).code,
      );
    for (const set of [
      "starts_at = now()",
      "withdrawn_at = now()",
      "merchant_id = '30000300'",
      "agreed_by = asked_by",
    ])
      expect([set, await hostile(`update payment_accounts set ${set}`)]).toEqual([set, "42501"]);
    expect(await hostile("delete from payment_accounts")).toBe("42501");
    const id = await waitingId();
    expect(await withdrawPayouts(partner, id)).toEqual({ ok: true });
    const forged = newId();
    await hostile(`insert into payment_accounts (organization_id, id, provider, environment, merchant_id, merchant_key, passphrase_ciphertext, starts_at, created_at, agreed_by)
      values ('${owner.organizationId}', '${forged}', 'payfast', 'sandbox', '30000300', '46f0cd694581a', 'x', now() - interval '2 days', now() - interval '2 days', '${partner.userId}')`);
    expect((await payouts()).payfast).toMatchObject({
      current: { merchantId: keys.merchantId },
      waiting: { id: forged, askedBy: { id: owner.userId } },
    });
    expect(await withdrawPayouts(owner, forged)).toEqual({ ok: true });
    expect(await withdrawPayouts(owner, forged)).toEqual({ ok: false, reason: "not-waiting" });
  });

  it("is asked for by two owners at once: one of them waits, the other is told", async () => {
    const third = { ...others, merchantId: "30000300" };
    const sent = await Promise.all([keepPayfastAccount(owner, others), keepPayfastAccount(partner, third)]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.filter((one) => !one.ok && one.reason === "another-waits")).toHaveLength(1);
    const withdrawn = await waitingId();
    expect(await withdrawPayouts(partner, withdrawn)).toEqual({ ok: true });
    expect(await startPayouts({ organizationId: owner.organizationId, id: withdrawn })).toBe("withdrawn");
    expect((await payouts()).payfast.waiting).toBeNull();
    expect(await inForce()).toEqual(keys);
  });

  it("starts at once with a second owner's yes, given twice or withdrawn in the same moment", async () => {
    await keepPayfastAccount(owner, others);
    const id = await waitingId();
    const said = await Promise.all([
      agreeToPayouts(partner, id),
      agreeToPayouts(partner, id),
      withdrawPayouts(owner, id),
    ]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect(said.filter((one) => !one.ok && one.reason === "not-waiting")).toHaveLength(2);
    const isStarted =
      (await payouts()).payfast.waiting === null && (await inForce())?.merchantId === others.merchantId;
    const isWithdrawn = said[2]!.ok;
    expect(isStarted).toBe(!isWithdrawn);
    if (isWithdrawn) {
      await keepPayfastAccount(owner, others);
      expect(await agreeToPayouts(partner, await waitingId())).toEqual({ ok: true });
    }
    expect(await inForce()).toEqual(others);
    expect((await acts()).filter((act) => act === "payouts.agreed")).toHaveLength(1);
  });

  it("starts by itself after 24 hours and cannot be withdrawn any more; a payment of the old one is proved for a month", async () => {
    await keepPayfastAccount(owner, keys);
    const id = await waitingId();
    const start = () => startPayouts({ organizationId: owner.organizationId, id });
    expect(await jobs("payouts.start", id)).toEqual([{ late: expect.closeTo(1, 0) }]);
    await superuser.query("delete from pgboss.job where name = 'site.refresh'");
    await pass(23);
    expect(await inForce()).toEqual(others);
    await expect(start()).rejects.toThrow("not started yet");
    await pass(1);
    expect(await inForce()).toEqual(keys);
    expect(await jobs("site.refresh", owner.organizationId)).toEqual([]);
    expect(await start()).toBe("started");
    expect(await jobs("site.refresh", owner.organizationId)).toHaveLength(1);
    expect(await withdrawPayouts(owner, id)).toEqual({ ok: false, reason: "not-waiting" });
    expect(await agreeToPayouts(partner, id)).toEqual({ ok: false, reason: "not-waiting" });
    const proving = () => withTenant(inbox(), (tx) => listPayfastAccounts(tx, owner.organizationId));
    expect(await proving()).toEqual([keys, others]);
    await pass(24 * 31);
    expect(await proving()).toEqual([keys]);
  });
});

it("a team of one waits its 24 hours, and a new organisation for nothing", async () => {
  const alone = await theMember(await anOrganization("alone"));
  await keepPayfastAccount(alone, keys);
  await keepPayfastAccount(alone, others);
  const found = await withTenant(alone, (tx) => findPayouts(tx, alone.organizationId));
  expect(found.payfast.waiting?.merchantId).toBe(others.merchantId);
  expect(await agreeToPayouts(alone, found.payfast.waiting!.id)).toEqual({ ok: false, reason: "own-change" });
  await superuser.query("update organizations set status = 'onboarding' where id = $1", [
    alone.organizationId,
  ]);
  expect(
    await keepPayfastAccount(
      { ...alone, organizationStatus: "onboarding", isFresh: false },
      { ...keys, merchantId: "40000400" },
    ),
  ).toEqual({ ok: true });
  const now = await withTenant(alone, (tx) => findPayouts(tx, alone.organizationId));
  expect(now.payfast.current?.merchantId).toBe("40000400");
});

it("a bank account waits likewise, apart from PayFast's; another spelling of the holder does not", async () => {
  expect(await keepBankAccount(owner, account)).toEqual({ ok: true });
  expect(await keepBankAccount(owner, { ...account, holder: "Ukukhanya Trust" })).toEqual({ ok: true });
  expect((await payouts()).bank).toMatchObject({
    current: { bankAccount: { holder: "Ukukhanya Trust" } },
    waiting: null,
  });
  expect(await keepBankAccount(owner, { ...account, accountNumber: "987654321" })).toEqual({ ok: true });
  const { bank } = await payouts();
  expect(bank.current?.bankAccount?.accountNumber).toBe("012345678");
  expect(await agreeToPayouts(partner, bank.waiting!.id)).toEqual({ ok: true });
  expect((await payouts()).bank).toMatchObject({
    current: { bankAccount: { accountNumber: "987654321" } },
    waiting: null,
  });
  expect(await inForce()).toEqual(keys);
});

it("counts as somebody who can say yes only who is limited to no campaign", async () => {
  const small = await anOrganization("small");
  const alone = await theMember(small);
  const second = await aColleague(small, "second", "manager");
  await superuser.query(
    `insert into role_permissions (organization_id, id, role_id, permission_key)
       select organization_id, gen_random_uuid(), id, 'settings:payouts' from roles where organization_id = $1 and key = 'manager'`,
    [alone.organizationId],
  );
  const count = () =>
    withTenant(alone, async (tx) => (await listHolders(tx, alone.organizationId, "settings:payouts")).length);
  expect(await count()).toBe(2);
  await superuser.query("update memberships set is_limited = true where id = $1", [second.membershipId]);
  expect(await count()).toBe(1);
});
