import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { checkInvariantsNow } from "@/lib/certificates/check-invariants-now";
import { listChecks, listOperatedChecks } from "@/lib/certificates/list-checks";
import { listDeadJobs, listOwnDeadJobs } from "@/lib/jobs/dead-jobs";
import { listReplays } from "@/lib/jobs/list-replays";
import { replayDeadJobs, replayOwnDeadJob } from "@/lib/jobs/replay-dead-jobs";
import { newId } from "@/lib/new-id";
import { writeNoticeMail } from "@/lib/notices/write-notice-mail";
import { listOperatedNotifications } from "@/lib/payments/list-operated-notifications";
import { replayNotification, replayOperatedNotification } from "@/lib/payments/replay-notification";
import { compareNow } from "@/lib/tenancy/drift/compare-now";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague } from "@/tests/support/cast";
import { aCheckout, aPayfastAccount } from "@/tests/support/gifts";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { anOperatedInstallation } from "@/tests/support/operated-installation";
import { post } from "@/tests/support/payfast";

// What an operator sees stuck and has tried again.

const refusals = (results: { ok: boolean }[]) => results.filter(({ ok }) => !ok).length;
type Installation = Awaited<ReturnType<typeof anOperatedInstallation>>;
let installation: Installation;
let stack: Installation["stack"];
let superuser: Installation["superuser"];
let issuer: Installation["issuer"];
let owner: Installation["owner"];
let neighbour: Installation["neighbour"];
let operator: Installation["operator"];
let purpose: Installation["purpose"];
let merchant: Installation["merchant"];
let count: Installation["count"];

beforeAll(async () => {
  installation = await anOperatedInstallation();
  ({ stack, superuser, issuer, owner, neighbour, operator, purpose, merchant, count } = installation);
});
afterAll(() => installation.close());

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
    const kept = await listReplays(operator);
    expect(kept).toMatchObject([{ queue: "mail.send", isOne: true, count: 1, by: "operator Example" }]);
    expect(
      await count("dead_job_replays where replayed_by = $1 and subject_id = $2", [operator.userId, id]),
    ).toBe(1);
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
    expect((await listReplays(operator))[0]).toMatchObject({ queue: "mail.send", isOne: false, count: 3 });
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
  // Two who keep its books, and the operator.
  expect(await count(told)).toBe(3);
  expect(await count(`${told} and n.user_id = $1`, [operator.userId])).toBe(1);
  const { rows } = await superuser.query(
    `select m.id, m.subject_id from outgoing_mails m join notices n on n.id = m.subject_id
     join audit_events e on e.id = n.event_id where e.action = 'invariant.broken' and n.user_id = $1`,
    [operator.userId],
  );
  expect(rows).toHaveLength(1);
  const about = { organizationId: issuer.id, mailId: rows[0].id, subjectId: rows[0].subject_id };
  const mail = await withTenant({ kind: "system", organizationId: issuer.id }, (tx) =>
    writeNoticeMail(tx, about),
  );
  expect(mail).toMatchObject({ to: "operator@example.org", subject: "An invariant broke · ukukhanya" });
  expect(mail!.text).toContain("Balances are the sums of their lines");
  expect(mail!.text).toContain("/operator/invariants");
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
