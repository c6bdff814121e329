import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkInvariants } from "@/lib/certificates/check-invariants";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { verifyCertificate } from "@/lib/certificates/verify-certificate";
import { exportDonations } from "@/lib/giving/export-donations";
import { newestFirst } from "@/lib/giving/list-donations";
import { findPublicOrganization } from "@/lib/giving/public-campaign";
import { recordDonation } from "@/lib/giving/record-donation";
import { newId } from "@/lib/new-id";
import { leaveOrganization } from "@/lib/team/leave-organization";
import { findSuspension } from "@/lib/tenancy/find-suspension";
import { findOrganization } from "@/lib/tenancy/list-organizations";
import { listSuspensions } from "@/lib/tenancy/list-suspensions";
import { reopenOrganization } from "@/lib/tenancy/reopen-organization";
import { suspendOrganization } from "@/lib/tenancy/suspend-organization";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, theMember } from "@/tests/support/cast";
import { aGift } from "@/tests/support/certificate-cast";
import { everything } from "@/tests/support/everything";
import { aCheckout } from "@/tests/support/gifts";
import { pairsFor, signedBody } from "@/tests/support/notification-bodies";
import { anOperatedInstallation } from "@/tests/support/operated-installation";
import { operatorVerbs } from "@/tests/support/operator-verbs";
import { post } from "@/tests/support/payfast";

const now = new Date("2026-11-20T08:00:00Z");
const reason = "Its letter is of another organisation";
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
  listReplays: () => [],
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
        ["a donor who says so", { ...operator, clerkId: installation.donorOnly }],
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
