import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inviteColleagues } from "@/lib/team/invite-colleagues";
import { revokeInvitation } from "@/lib/team/revoke-invitation";
import { settleInvitation } from "@/lib/team/settle-invitation";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { listFindings, listReconciliations } from "@/lib/tenancy/drift/list-drift";
import { reconcileClerk } from "@/lib/tenancy/drift/reconcile-clerk";
import { saidOf } from "@/lib/tenancy/drift/sync-clerk";
import { enterUser } from "@/lib/tenancy/enter-user";
import type { Operator } from "@/lib/tenancy/operator";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { theMember } from "@/tests/support/cast";
import { type Mirror, openMirror } from "@/tests/support/mirror";

const command = (env: Record<string, string | undefined>) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", "lib/tenancy/drift/sync-clerk.ts"], {
    env: env as NodeJS.ProcessEnv,
  });
const patience = { times: 4, firstPauseMs: 5, longestPauseMs: 2_000 };

describe("the comparison of the mirror with Clerk", () => {
  let mirror: Mirror;
  let owner: string;
  let organization: { id: string; slug: string; clerkId: string };
  let colleagues: string[];

  beforeAll(async () => {
    mirror = await openMirror();
  });
  afterAll(() => mirror.close());

  // A team of four that the mirror knows; whatever happens to it then, its events are lost.
  beforeEach(async () => {
    owner = await mirror.person("Thandi");
    organization = await mirror.organization(owner);
    const member = await theMember({ ...organization, owner });
    colleagues = [];
    for (const name of ["Sipho", "Lerato", "Johan"]) {
      const clerkId = await mirror.person(name);
      expect(await addColleague(member, { clerkId, roleKey: "viewer" })).toMatchObject({ ok: true });
      colleagues.push(clerkId);
    }
    for (const event of await mirror.clerk.takeEvents()) await mirror.deliver(event);
    await mirror.applyAll();
    const { findings } = await reconcileClerk({ patience });
    expect(findings.filter(({ isMended }) => isMended)).toEqual([]);
  });

  const outage = (fields: object) =>
    fetch(`${mirror.clerk.url}/emulator/outage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ apis: ["bapi"], ...fields }),
    });
  const mended = async (options = {}) =>
    (await reconcileClerk({ patience, ...options })).findings
      .filter(({ isMended }) => isMended)
      .map(({ kind, subjectClerkId }) => [kind, subjectClerkId]);
  const entered = (clerkId: string) =>
    withTenant({ kind: "member", clerkId, organizationSlug: organization.slug }, (_tx, me) => me());
  const membershipOf = async (clerkId: string) =>
    (
      await mirror.rows(
        "select m.* from memberships m join users u on u.id = m.user_id where u.clerk_id = $1 and m.organization_id = $2",
        [clerkId, organization.id],
      )
    )[0];
  /** Every row of the mirror, as one text. */
  const everything = async () =>
    JSON.stringify(
      await Promise.all(
        ["users", "organizations", "memberships", "user_roles", "donor_accounts"].map((table) =>
          mirror.rows(`select * from ${table} order by id`),
        ),
      ),
    );

  it("finds that somebody was deleted whose event was lost, and ends their access", async () => {
    await expect(entered(colleagues[0]!)).resolves.toMatchObject({ roleName: "Viewer" });
    await mirror.clerk.api.users.deleteUser(colleagues[0]!);
    expect(await mended()).toEqual([["user-gone", colleagues[0]]]);
    await expect(entered(colleagues[0]!)).rejects.toBeInstanceOf(NotEntered);
    expect(
      await mirror.rows("select email, first_name, last_name from users where clerk_id = $1", [
        colleagues[0],
      ]),
    ).toEqual([{ email: null, first_name: null, last_name: null }]);
  });

  it("finds that a membership ended whose event was lost, and who came past Nika, who waits for an owner", async () => {
    const { clerk_id } = await membershipOf(colleagues[1]!);
    await mirror.leave(organization.clerkId, colleagues[1]!);
    const uninvited = await mirror.person("Pieter");
    const { id } = await mirror.join(organization.clerkId, uninvited);
    expect((await mended()).sort()).toEqual([
      ["membership-gone", clerk_id],
      ["membership-missing", id],
      ["user-missing", uninvited],
    ]);
    await expect(entered(colleagues[1]!)).rejects.toBeInstanceOf(NotEntered);
    expect((await membershipOf(uninvited)).status).toBe("waiting");
    expect(
      await mirror.rows("select action, actor_kind from audit_events where subject_id = $1 order by 1", [
        (await membershipOf(colleagues[1]!)).id,
      ]),
    ).toContainEqual({ action: "colleague.left", actor_kind: "clerk" });
  });

  it("finds who left and came back past Nika between two comparisons: they wait, without their role", async () => {
    await mirror.leave(organization.clerkId, colleagues[2]!);
    const { id } = await mirror.join(organization.clerkId, colleagues[2]!);
    expect(await mended()).toEqual([["membership-missing", id]]);
    expect(await membershipOf(colleagues[2]!)).toMatchObject({ status: "waiting", clerk_id: id });
    expect(
      await mirror.rows("select 1 from user_roles where membership_id = $1", [
        (await membershipOf(colleagues[2]!)).id,
      ]),
    ).toEqual([]);
  });

  it("brings names up to date, and closes an organisation that is gone", async () => {
    await mirror.clerk.api.users.updateUser(owner, { lastName: "Dlamini" });
    await mirror.clerk.api.organizations.updateOrganization(organization.clerkId, { name: "Ubuntu for All" });
    expect(await mended()).toEqual([
      ["user-outdated", owner],
      ["organization-outdated", organization.clerkId],
    ]);
    expect(await mirror.rows("select name from organizations where id = $1", [organization.id])).toEqual([
      { name: "Ubuntu for All" },
    ]);
    await mirror.clerk.api.organizations.deleteOrganization(organization.clerkId);
    expect(await mended()).toEqual([["organization-gone", organization.clerkId]]);
    await expect(entered(owner)).rejects.toBeInstanceOf(NotEntered);
    expect(await mended()).toEqual([]);
  });

  it("ends an invitation that was revoked in Clerk, or here alone, though nothing told the other side", async () => {
    const member = await theMember({ ...organization, owner });
    const sent = async (email: string) => {
      await inviteColleagues(member, { emails: [email], roleKey: "viewer" });
      const [row] = await mirror.rows("select id from team_invitations where email = $1", [email]);
      await settleInvitation({ organizationId: organization.id, id: row.id });
      return (await mirror.rows("select * from team_invitations where id = $1", [row.id]))[0];
    };
    const [there, here, open] = [
      await sent("a@new.example"),
      await sent("b@new.example"),
      await sent("c@new.example"),
    ];
    const organizationId = organization.clerkId;
    const { organizations } = mirror.clerk.api;
    await organizations.revokeOrganizationInvitation({ organizationId, invitationId: there.clerk_id });
    expect(await revokeInvitation(member, here.id)).toEqual({ ok: true });
    expect((await mended()).sort()).toEqual([
      ["invitation-left-over", here.clerk_id],
      ["invitation-revoked", there.clerk_id],
    ]);
    expect(
      await mirror.rows("select id from team_invitations where status = 'pending' and organization_id = $1", [
        organization.id,
      ]),
    ).toEqual([{ id: open.id }]);
    const { data } = await organizations.getOrganizationInvitationList({
      organizationId,
      status: ["pending"],
    });
    expect(data.map(({ id }) => id)).toEqual([open.clerk_id]);
    expect(await mended()).toEqual([]);
  });

  it("finishes in Clerk what broke off there: an organisation's id, a membership made, one ended", async () => {
    await mirror.rows("update organizations set clerk_id = null where id = $1", [organization.id]);
    expect(await mended()).toEqual([["organization-unconnected", organization.clerkId]]);

    // Nika made somebody a member, and died before Clerk was asked.
    await mirror.leave(organization.clerkId, colleagues[0]!);
    await mirror.rows("update memberships set clerk_id = null, former_clerk_id = clerk_id where id = $1", [
      (await membershipOf(colleagues[0]!)).id,
    ]);
    // It asked, and died before the answer was written down.
    await mirror.rows("update memberships set clerk_id = null where id = $1", [
      (await membershipOf(colleagues[1]!)).id,
    ]);
    // It removed somebody, and died before Clerk was told.
    await mirror.rows("update memberships set status = 'removed' where id = $1", [
      (await membershipOf(colleagues[2]!)).id,
    ]);
    const kinds = (await mended()).map(([kind]) => kind).sort();
    expect(kinds).toEqual(["membership-left-over", "membership-unlinked", "membership-unmade"]);
    const inClerk = await mirror.clerk.api.organizations.getOrganizationMembershipList({
      organizationId: organization.clerkId,
    });
    expect(inClerk.data.map(({ publicUserData }) => publicUserData?.userId).sort()).toEqual(
      [owner, colleagues[0], colleagues[1]].sort(),
    );
    for (const one of [colleagues[0]!, colleagues[1]!])
      await expect(entered(one)).resolves.toMatchObject({ roleName: "Viewer" });
    expect(await mended()).toEqual([]);
  });

  it("leaves to people what only they can decide: an organisation of nobody's making, one without an owner", async () => {
    const foreign = await mirror.clerk.api.organizations.createOrganization({
      name: "Elsewhere",
      slug: `elsewhere-${mirror.next()}`,
    });
    await mirror.rows("update organizations set status = 'active' where id = $1", [organization.id]);
    await mirror.clerk.api.users.deleteUser(owner);
    await reconcileClerk({ patience });
    const { findings } = await reconcileClerk({ patience });
    expect(findings).toContainEqual({
      kind: "organization-foreign",
      subjectClerkId: foreign.id,
      isMended: false,
    });
    expect(findings).toContainEqual({
      kind: "organization-ownerless",
      subjectClerkId: organization.clerkId,
      isMended: false,
    });
    expect(await mirror.rows("select 1 from organizations where clerk_id = $1", [foreign.id])).toEqual([]);
  });

  it("waits as long as a busy Clerk says, and asks again through a short outage", async () => {
    await mirror.clerk.api.users.deleteUser(colleagues[0]!);
    await outage({ status: 429, calls: 1, retryAfterSeconds: 1 });
    const startedAt = performance.now();
    expect(await mended()).toEqual([["user-gone", colleagues[0]]]);
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    await mirror.clerk.api.users.deleteUser(colleagues[1]!);
    await outage({ status: 500, after: 1, calls: 2 });
    expect(await mended()).toEqual([["user-gone", colleagues[1]]]);
  });

  it("deletes nothing on an answer that breaks off, wherever it breaks off", async () => {
    const before = await everything();
    for (let after = 0; after < 12; after++) {
      await outage({ status: 500, after });
      await expect(reconcileClerk({ patience: { ...patience, times: 2 }, pageLimit: 3 })).rejects.toThrow();
      await outage({ status: null });
      expect(await everything(), `after ${after} answers`).toBe(before);
    }
    const [latest] = await mirror.rows(
      "select status, reason from clerk_reconciliations order by started_at desc limit 1",
    );
    expect(latest).toEqual({ status: "stopped", reason: "Clerk was out of reach, or refused" });
  });

  it("stops where most of what it knows is gone, as under another instance's key, unless somebody says so", async () => {
    const all = (await mirror.clerk.api.users.getUserList({ limit: 500 })).data;
    const before = await everything();
    await fetch(`${mirror.clerk.url}/emulator/reset`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    const stopped = await reconcileClerk({ patience });
    expect(stopped).toMatchObject({ status: "stopped", findings: [] });
    expect(stopped.reason).toMatch(/^\d+ of \d+ users are gone from Clerk$/);
    expect(saidOf(stopped).at(-1)).toBe(`Stopped: ${stopped.reason}`);
    expect(await everything()).toBe(before);
    const accepted = await reconcileClerk({ patience, acceptsDeletions: true });
    expect(accepted.findings.filter(({ kind }) => kind === "user-gone")).toHaveLength(all.length);
    await expect(entered(owner)).rejects.toBeInstanceOf(NotEntered);
  });

  it("is made from a terminal as well, which says what it found, and what is missing", async () => {
    await mirror.clerk.api.users.deleteUser(colleagues[0]!);
    const { stdout } = await command(process.env);
    expect(stdout).toMatch(/^Clerk has \d+ users, \d+ organisations and \d+ memberships in ours\.$/m);
    expect(stdout).toContain("  1 user-gone: deleted here as well, which ends every membership\n");
    expect(stdout.trimEnd().endsWith("Done.")).toBe(true);
    const { CLERK_SECRET_KEY: _, ...without } = process.env;
    await expect(command(without)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("CLERK_SECRET_KEY"),
    });
  });

  it("shows operators, and nobody else, what each comparison found", async () => {
    const clerkId = await mirror.person("Olga");
    await enterUser(clerkId);
    await mirror.rows("insert into operators (user_id) select id from users where clerk_id = $1", [clerkId]);
    const actor = { kind: "operator", clerkId } as const;
    const operator: Operator = await withTenant(actor, async (_tx, me) => ({ ...actor, ...(await me()) }));
    await mirror.clerk.api.users.deleteUser(colleagues[0]!);
    const reconciled = await reconcileClerk({ patience });
    const [newest] = await listReconciliations(operator);
    expect(newest).toMatchObject({
      status: "finished",
      reason: null,
      usersSeen: reconciled.usersSeen,
      findings: reconciled.findings.length,
    });
    expect(await listFindings(operator, newest!.id)).toContainEqual(
      expect.objectContaining({ kind: "user-gone", subjectClerkId: colleagues[0], isMended: true }),
    );
    expect(saidOf(reconciled)).toContain("  1 user-gone: deleted here as well, which ends every membership");
    const stranger = { ...operator, clerkId: owner };
    await expect(listReconciliations(stranger)).rejects.toBeInstanceOf(NotEntered);
    await expect(listFindings(stranger, newest!.id)).rejects.toBeInstanceOf(NotEntered);
  });
});
