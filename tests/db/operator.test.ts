import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { checkInvariantsNow } from "@/lib/certificates/check-invariants-now";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { listChecks, listOperatedChecks } from "@/lib/certificates/list-checks";
import { verifyCertificate } from "@/lib/certificates/verify-certificate";
import { exportDonations } from "@/lib/giving/export-donations";
import { newestFirst } from "@/lib/giving/list-donations";
import { findPublicOrganization } from "@/lib/giving/public-campaign";
import { recordDonation } from "@/lib/giving/record-donation";
import { listDeadJobs, listOwnDeadJobs } from "@/lib/jobs/dead-jobs";
import { replayDeadJobs, replayOwnDeadJob } from "@/lib/jobs/replay-dead-jobs";
import { newId } from "@/lib/new-id";
import { listOperatedNotifications } from "@/lib/payments/list-operated-notifications";
import { replayNotification, replayOperatedNotification } from "@/lib/payments/replay-notification";
import { leaveOrganization } from "@/lib/team/leave-organization";
import type { Member } from "@/lib/tenancy/actor";
import { compareNow } from "@/lib/tenancy/drift/compare-now";
import { findSuspension } from "@/lib/tenancy/find-suspension";
import { findOrganization } from "@/lib/tenancy/list-organizations";
import { listSuspensions } from "@/lib/tenancy/list-suspensions";
import type { Operator } from "@/lib/tenancy/operator";
import { reopenOrganization } from "@/lib/tenancy/reopen-organization";
import { suspendOrganization } from "@/lib/tenancy/suspend-organization";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, aUser, theMember } from "@/tests/support/cast";
import { aGift, anIssuer, type Issuer } from "@/tests/support/certificate-cast";
import { openTestDatabase } from "@/tests/support/database";
import { everything } from "@/tests/support/everything";
import { aCampaign, aCheckout, aPayfastAccount } from "@/tests/support/gifts";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { operatorVerbs } from "@/tests/support/operator-verbs";
import { type PayfastStack, post, startPayfastStack } from "@/tests/support/payfast";

const now = new Date("2026-11-20T08:00:00Z");
const reason = "Its letter is of another organisation";
let stack: PayfastStack;
let superuser: pg.Client;
let issuer: Issuer;
let owner: Member;
let neighbour: Member;
let operator: Operator;
let purpose: { fundId: string; campaignId: string };
let donorOnly: string;
let merchant: Awaited<ReturnType<typeof aPayfastAccount>>;

beforeAll(async () => {
  const database = await openTestDatabase();
  stack = await startPayfastStack(database);
  superuser = new pg.Client(database.urls.superuser);
  await superuser.connect();
  issuer = await anIssuer(database, "ukukhanya");
  owner = issuer.member;
  neighbour = await theMember(await anOrganization("masakhane"));
  merchant = await aPayfastAccount(owner, "10000101");
  await stack.script("merchants", merchant);
  purpose = await aCampaign(owner, "books");
  donorOnly = await aUser("donor-only");
  const clerkId = await aUser("operator");
  await superuser.query("insert into operators (user_id) select id from users where clerk_id = $1", [
    clerkId,
  ]);
  const actor = { kind: "operator", clerkId } as const;
  operator = await withTenant(actor, async (_tx, me) => ({ ...actor, ...(await me()) }));
});
afterAll(async () => {
  await superuser.end();
  await stack.close();
  await closePools();
});

const count = async (query: string, values: unknown[] = []) =>
  (await superuser.query(`select count(*)::int as n from ${query}`, values)).rows[0].n as number;
const suspend = () => suspendOrganization(operator, { organizationId: issuer.id, reason }, now);
const reopen = () => reopenOrganization(operator, { organizationId: issuer.id, reason: "Mended" }, now);
const refusals = (results: { ok: boolean }[]) => results.filter(({ ok }) => !ok).length;
const gift = () => ({
  ...{ formKey: newId(), donor: { kind: "person", displayName: "Thandi Nkosi", email: null } as const },
  ...({ fundId: purpose.fundId, method: "cash", amountCents: 10_000, receivedOn: "2026-11-19" } as const),
  ...{ wantsCertificate: false, sendsThanks: false },
});

/** Every verb of an operator, with arguments to try it with. A verb without a line here is red. */
const attempts: Record<string, () => unknown[]> = {
  checkInvariantsNow: () => [],
  compareNow: () => [],
  decideOnLetter: () => [{ organizationId: issuer.id, decision: "refused", reason }],
  findOrganization: () => [issuer.id],
  listClerkEvents: () => [{ which: "all" }],
  listDeadJobs: () => [],
  listFindings: () => [newId()],
  listOperatedChecks: () => [],
  listOperatedNotifications: () => [{ which: "all" }],
  listOrganizations: () => [],
  listReconciliations: () => [],
  listSuspensions: () => [issuer.id],
  listWaitingLetters: () => [],
  openLetter: () => [issuer.id],
  reopenOrganization: () => [{ organizationId: issuer.id, reason }],
  replayClerkEvent: () => [newId()],
  replayDeadJobs: () => [{ queue: "mail.send" }],
  replayOperatedNotification: () => [{ organizationId: issuer.id, id: newId() }],
  suspendOrganization: () => [{ organizationId: issuer.id, reason }],
};

describe("what operators may, nobody else may", () => {
  const verbs = operatorVerbs();

  it("every verb of an operator is tried here, and nothing else", () => {
    expect(verbs.map(({ name }) => name).sort()).toEqual(Object.keys(attempts).sort());
  });

  it.each(Object.keys(attempts))(
    "%s refuses owners, donors, strangers and the public, and changes nothing",
    async (name) => {
      const verb = await verbs.find((one) => one.name === name)!.load();
      const before = await everything(superuser);
      const stranger = { kind: "operator", clerkId: "user_nobody", userId: newId() };
      const forgers: [string, object][] = [
        ["an owner who says they are an operator", { ...operator, clerkId: owner.clerkId }],
        ["a donor who says so", { ...operator, clerkId: donorOnly }],
        ["somebody who is not signed in", stranger],
        ["an owner as themself", owner],
        ["a visitor", { kind: "visitor", organizationSlug: "ukukhanya", userId: operator.userId }],
        ["the public", { kind: "public", userId: operator.userId }],
      ];
      for (const [who, actor] of forgers) {
        await expect(verb(actor, ...attempts[name]!()), who).rejects.toBeInstanceOf(NotEntered);
      }
      expect(await everything(superuser)).toBe(before);
    },
  );
});

describe("suspending an organisation", () => {
  it("of eight at once one does it: one event, one suspension, its owner told once", async () => {
    expect(await suspendOrganization(operator, { organizationId: issuer.id, reason: "  " })).toEqual({
      ok: false,
      reason: "reason-missing",
    });
    const results = await Promise.all(Array.from({ length: 8 }, suspend));
    expect(refusals(results)).toBe(7);
    expect(results).toContainEqual({ ok: false, reason: "not-open" });
    expect(await count("organization_suspensions where reopened_at is null")).toBe(1);
    expect(await count("audit_events where action = 'organization.suspended'")).toBe(1);
    await stack.runJobs("notices.write");
    const told =
      "notices n join audit_events e on e.id = n.event_id where e.action = 'organization.suspended'";
    expect(await count(`${told} and n.user_id = $1`, [owner.userId])).toBe(1);
    expect(await count("outgoing_mails where kind = 'notice'")).toBe(1);
    expect(await findSuspension(owner)).toMatchObject({ reason });
    expect(await findOrganization(operator, issuer.id)).toMatchObject({
      slug: "ukukhanya",
      status: "suspended",
    });
    await reopen();
    expect(await findSuspension(owner)).toBeNull();
    expect(await listSuspensions(operator, issuer.id)).toMatchObject([{ reason, reopenedReason: "Mended" }]);
  });

  it("its staff look, and take copies, from the next request on, and change nothing, whatever they knew before", async () => {
    const before = owner;
    const volunteer = await aColleague(issuer, "volunteer", "member");
    await suspend();
    const next = await theMember(issuer);
    expect(next.organizationStatus).toBe("suspended");
    expect([...next.permissions].filter((key) => !/:(view|export)$/.test(key))).toEqual([]);
    expect(next.permissions.has("donations:view")).toBe(true);
    expect(await recordDonation(next, gift(), now)).toEqual({ ok: false, reason: "not-permitted" });
    // A request that entered before, or a verb that forgets to ask: the tables refuse.
    await expect(recordDonation(before, gift(), now)).rejects.toThrow("this organisation is suspended");
    for (const statement of [
      sql`update campaigns set title = 'Other'`,
      sql`delete from user_roles`,
      sql`update memberships set status = 'removed' where user_id <> app.user_id()`,
    ])
      await expect(withTenant(before, (tx) => tx.execute(statement))).rejects.toThrow("suspended");
    await expect(
      withTenant(before, (tx) => tx.execute(sql`update organizations set status = 'active'`)).then(theStatus),
    ).resolves.toBe("suspended");
    expect((await exportDonations(next, {}, newestFirst)).ok).toBe(true);
    const leaver = await theMember({ ...issuer, owner: volunteer.clerkId });
    expect(await leaveOrganization(leaver)).toEqual({ ok: true });
    await reopen();
    expect(await recordDonation(await theMember(issuer), gift(), now)).toMatchObject({ ok: true });
  });

  const theStatus = async () =>
    (await superuser.query("select status from organizations where id = $1", [issuer.id])).rows[0].status;

  it("takes no new gift, books what was under way, and what was issued still verifies", async () => {
    const checkout = await aCheckout(owner, purpose);
    const certified = await issueCertificate(owner, await aGift(issuer), now);
    if (!certified.ok) throw new Error(certified.reason);
    await suspend();
    await expect(aCheckout(owner, purpose)).rejects.toBeInstanceOf(NotEntered);
    expect(await findPublicOrganization("ukukhanya", "2026-11-20" as never)).toBeNull();
    const fields = pairsFor(checkout, merchant.merchantId);
    await stack.script("notifications", { merchantId: merchant.merchantId, fields });
    expect((await post(issuer.id, signedBody(fields, merchant.passphrase))).status).toBe(200);
    expect(await stack.runJobs("payfast.apply-notification")).toEqual(["applied"]);
    expect(await count("payments where id = $1 and status = 'completed'", [checkout.paymentId])).toBe(1);
    const { rows } = await superuser.query("select verify_code as code from tax_certificates");
    expect(await verifyCertificate(rows[0].code, null)).toMatchObject({ ok: true });
    await reopen();
    expect(
      await count("pgboss.job where name = 'certificates.issue-waiting' and state = 'created'"),
    ).toBeGreaterThan(0);
  });

  it("among forty acts and as many suspensions and openings at once, each happened wholly or not at all", async () => {
    const recorded = await count("donations where method = 'cash'");
    const acts = Array.from({ length: 40 }, (_, i) =>
      i % 2
        ? i % 4 === 1
          ? suspend()
          : reopen()
        : recordDonation(owner, gift(), now).catch(() => ({ ok: false })),
    );
    const gifts = (await Promise.all(acts)).filter((_, i) => i % 2 === 0);
    expect((await count("donations where method = 'cash'")) - recorded).toBe(20 - refusals(gifts));
    const [ended, open] = [
      await count("organization_suspensions where reopened_at is not null"),
      await count("organization_suspensions where reopened_at is null"),
    ];
    expect(open).toBe((await theStatus()) === "suspended" ? 1 : 0);
    expect(await count("audit_events where action = 'organization.reopened'")).toBe(ended);
    expect(await count("audit_events where action = 'organization.suspended'")).toBe(ended + open);
    await reopen();
    expect(await checkInvariants(issuer.id)).toBe("held");
  });

  it("what is closed or only beginning is not an operator's to move", async () => {
    for (const status of ["closed", "onboarding"]) {
      await superuser.query("update organizations set status = $1 where id = $2", [
        status,
        neighbour.organizationId,
      ]);
      const input = { organizationId: neighbour.organizationId, reason };
      expect(await suspendOrganization(operator, input)).toEqual({ ok: false, reason: "not-open" });
      expect(await reopenOrganization(operator, input)).toEqual({ ok: false, reason: "not-suspended" });
    }
    await superuser.query("update organizations set status = 'active' where id = $1", [
      neighbour.organizationId,
    ]);
  });
});

describe("dead jobs", () => {
  const bury = async (organizationId: string, queue = "mail.send") => {
    const [id, died] = [newId(), newId()];
    const data = JSON.stringify({ organizationId, id });
    const output = JSON.stringify({ message: "No post for thandi@nkosi.example, 8001015009087" });
    await superuser.query(
      `insert into pgboss.job (id, name, data, state, policy) select $1, name, $3, 'failed', policy from pgboss.queue where name = $2`,
      [died, queue, data],
    );
    const { rows } = await superuser.query(
      `insert into pgboss.job (name, data, policy, source_name, source_id, source_retry_count, source_output)
       select name, $1, policy, $2, $3, 12, $4 from pgboss.queue where name = 'dead-letter' returning id`,
      [data, queue, died, output],
    );
    return { id: rows[0].id as string, row: id };
  };
  const added = (row: string) =>
    count("pgboss.job where data->>'id' = $1 and name = 'mail.send' and state = 'created'", [row]);

  it("tell an operator what failed and why, and nobody's address or number", async () => {
    const { id, row } = await bury(issuer.id);
    const { jobs, kinds } = await listDeadJobs(operator);
    expect(jobs).toMatchObject([
      {
        id,
        queue: "mail.send",
        organizationId: issuer.id,
        rowId: row,
        tries: 13,
        message: "No post for … …",
      },
    ]);
    expect(kinds).toMatchObject([{ queue: "mail.send", jobs: 1 }]);
  });

  it("are tried again once, however many ask at once", async () => {
    const { id, row } = await bury(issuer.id);
    const results = await Promise.all(Array.from({ length: 6 }, () => replayDeadJobs(operator, { id })));
    expect(refusals(results)).toBe(5);
    expect(await added(row)).toBe(1);
    expect(
      await count("pgboss.job where data->>'id' = $1", [row]),
      "the failed one and its copy are gone",
    ).toBe(1);
  });

  it("all of a kind are tried again, and no other", async () => {
    const buried = await Promise.all([bury(issuer.id), bury(neighbour.organizationId)]);
    const other = await bury(issuer.id, "site.refresh");
    const asked = await Promise.all([1, 2].map(() => replayDeadJobs(operator, { queue: "mail.send" })));
    expect(asked.reduce((sum, one) => sum + (one.ok ? one.count : 0), 0)).toBe(buried.length + 1);
    for (const { row } of buried) expect(await added(row)).toBe(1);
    expect((await listDeadJobs(operator)).jobs.map(({ id }) => id)).toEqual([other.id]);
  });

  it("are shown to the organisation's own people, and tried again by them, and nobody else's", async () => {
    const { id, row } = await bury(issuer.id);
    expect(await withTenant(neighbour, listOwnDeadJobs)).toEqual([]);
    expect(await replayOwnDeadJob(neighbour, id)).toEqual({ ok: false, reason: "nothing-to-do" });
    expect((await withTenant(owner, listOwnDeadJobs)).map((job) => job.id)).toContain(id);
    expect(await replayOwnDeadJob(owner, id)).toEqual({ ok: true, count: 1 });
    expect(await replayOwnDeadJob(owner, id)).toEqual({ ok: false, reason: "nothing-to-do" });
    expect(await added(row)).toBe(1);
  });
});

it("what PayFast sent while the passphrase was wrong is judged again once it is mended, and booked once", async () => {
  const checkout = await aCheckout(owner, purpose);
  const fields = pairsFor(checkout, merchant.merchantId);
  await stack.script("notifications", { merchantId: merchant.merchantId, fields });
  // As if ours had been wrong: it was kept, refused, and PayFast has given up.
  expect((await post(issuer.id, signedBody(fields, "another-passphrase"))).status).toBeGreaterThanOrEqual(
    400,
  );
  const { notifications } = await listOperatedNotifications(operator, { which: "stuck" });
  expect(notifications).toMatchObject([
    { status: "refused", reason: "not-genuine", organizationName: "ukukhanya" },
  ]);
  expect(Object.keys(notifications[0]!).join()).not.toMatch(/body|address|payer|mail/i);
  const { id } = notifications[0]!;
  expect(await replayOperatedNotification(operator, { organizationId: issuer.id, id })).toEqual({ ok: true });
  expect(await stack.runJobs("payfast.apply-notification")).toEqual(["refused"]);
  expect(await replayNotification(neighbour, id)).toEqual({ ok: false, reason: "nothing-to-do" });

  const { rows } = await superuser.query("select passphrase_ciphertext as kept from payment_accounts");
  await superuser.query("delete from payment_accounts");
  await aPayfastAccount(owner, "10000101");
  const other = (await import("@/lib/encryption")).encrypt("another-passphrase", {
    organizationId: issuer.id,
    column: "payment_accounts.passphrase",
  });
  await superuser.query("update payment_accounts set passphrase_ciphertext = $1", [other]);
  const asked = await Promise.all([
    replayNotification(owner, id),
    replayOperatedNotification(operator, { organizationId: issuer.id, id }),
  ]);
  expect(refusals(asked)).toBe(0);
  expect(await stack.runJobs("payfast.apply-notification")).toEqual(["applied", "applied"]);
  expect(
    await count("payment_effects e join payments p on p.id = e.payment_id where p.id = $1", [
      checkout.paymentId,
    ]),
  ).toBe(1);
  expect(await replayNotification(owner, id)).toEqual({ ok: false, reason: "nothing-to-do" });
  await superuser.query("update payment_accounts set passphrase_ciphertext = $1", [rows[0].kept]);
});

it("an invariant that breaks is kept with its count, told once, and told again when it holds", async () => {
  await aColleague(issuer, "bookkeeper", "admin");
  await superuser.query("set session_replication_role = replica");
  await superuser.query(
    "update account_totals set balance_cents = balance_cents + 1 where organization_id = $1",
    [issuer.id],
  );
  for (let run = 0; run < 3; run++) expect(await checkInvariants(issuer.id)).toBe("broken");
  const seen = await listOperatedChecks(operator);
  const broken = seen.filter((one) => one.broken.length > 0);
  expect(broken).toMatchObject([
    {
      key: "account-totals-are-their-lines",
      broken: [{ organizationName: "ukukhanya", since: expect.any(Date) }],
    },
  ]);
  const own = await withTenant(owner, (tx) => listChecks(tx, issuer.id));
  expect(own.filter(({ brokenCount }) => brokenCount > 0).map(({ key }) => key)).toEqual([broken[0]!.key]);
  expect(seen.every(({ lastAt }) => lastAt !== null)).toBe(true);
  expect(await count("audit_events where action = 'invariant.broken'")).toBe(1);
  await superuser.query(
    "update account_totals set balance_cents = balance_cents - 1 where organization_id = $1",
    [issuer.id],
  );
  expect(await checkInvariants(issuer.id)).toBe("held");
  expect(await count("audit_events where action = 'invariant.mended'")).toBe(1);
  await superuser.query("set session_replication_role = origin");
  await stack.runJobs("notices.write");
  const told = "notices n join audit_events e on e.id = n.event_id where e.action = 'invariant.broken'";
  expect(await count(told)).toBe(2);
});

it("an operator has everything checked and compared now; a comparison under way is waited for", async () => {
  const due = (queue: string) => count("pgboss.job where name = $1 and data->>'id' = 'due'", [queue]);
  expect(await checkInvariantsNow(operator)).toEqual({ ok: true });
  expect(await due("invariants.check")).toBe(1);
  await superuser.query("insert into clerk_reconciliations (id) values (gen_random_uuid())");
  expect(await compareNow(operator)).toEqual({ ok: false, reason: "running" });
  await superuser.query("update clerk_reconciliations set started_at = now() - interval '2 hours'");
  expect(await compareNow(operator)).toEqual({ ok: true });
  expect(await due("clerk.reconcile")).toBe(1);
});
