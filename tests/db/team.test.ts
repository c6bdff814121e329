import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptColleague } from "@/lib/team/accept-colleague";
import { changeInvitation } from "@/lib/team/change-invitation";
import { changeRole } from "@/lib/team/change-role";
import { inviteColleagues } from "@/lib/team/invite-colleagues";
import { leaveOrganization } from "@/lib/team/leave-organization";
import { liftSuspension } from "@/lib/team/lift-suspension";
import { refuseColleague } from "@/lib/team/refuse-colleague";
import { removeColleague } from "@/lib/team/remove-colleague";
import { resendInvitation } from "@/lib/team/resend-invitation";
import { revokeInvitation } from "@/lib/team/revoke-invitation";
import { suspendColleague } from "@/lib/team/suspend-colleague";
import { transferOwnership } from "@/lib/team/transfer-ownership";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, NotEntered } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

const keys = ["owner", "admin", "manager", "member", "viewer"] as const;
type Key = (typeof keys)[number];

describe("a team", () => {
  let database: TestDatabase;
  let reader: pg.Pool;
  let organization: TestOrganization;
  let team: Record<Key, Member>;
  let count = 0;

  beforeAll(async () => {
    database = await openTestDatabase();
    reader = new pg.Pool({ connectionString: database.urls.superuser, max: 2 });
  });
  afterAll(async () => {
    await reader.end();
    await closePools();
  });

  const rows = async (text: string, values: unknown[] = []) => (await reader.query(text, values)).rows;
  const colleague = (role: Key) => aColleague(organization, `${role}-${++count}`, role);
  const again = (member: Member) => theMember({ ...organization, owner: member.clerkId });

  beforeEach(async () => {
    organization = await anOrganization(`trust-${++count}`);
    team = { owner: await theMember(organization) } as Record<Key, Member>;
    for (const key of keys.slice(1)) team[key] = await colleague(key);
  });

  const stateOf = (membershipId: string) =>
    rows(
      `select m.status, string_agg(r.key, ' ') as role from memberships m left join user_roles u on u.membership_id = m.id
        left join roles r on r.id = u.role_id where m.id = $1 group by 1`,
      [membershipId],
    );
  const acts = async () =>
    (
      await rows("select action from audit_events where organization_id = $1 order by id", [organization.id])
    ).map(({ action }) => action);
  const jobs = async (queue: string) =>
    (
      await rows(
        "select data->>'id' as id from pgboss.job where name = $1 and data->>'organizationId' = $2 order by created_on",
        [queue, organization.id],
      )
    ).map(({ id }) => id);

  /** Somebody whose membership Clerk told of, and nobody at Nika made. */
  const waiting = async () => {
    const member = await colleague("viewer");
    await rows("delete from user_roles where membership_id = $1", [member.membershipId]);
    await rows("update memberships set status = 'waiting' where id = $1", [member.membershipId]);
    return member.membershipId;
  };

  type Verb = (member: Member, membershipId: string) => Promise<{ ok: boolean; reason?: string }>;
  const verbs: Record<string, { verb: Verb; becomes: { status: string; role: string | null } }> = {
    "another role": {
      verb: (member, membershipId) => changeRole(member, { membershipId, roleKey: "viewer" }),
      becomes: { status: "active", role: "viewer" },
    },
    suspension: { verb: suspendColleague, becomes: { status: "suspended", role: "" } },
    removal: { verb: removeColleague, becomes: { status: "removed", role: "" } },
  };

  it.each(Object.entries(verbs))(
    "%s is for owners and admins to decide, of nobody who holds more than they, and not of themselves",
    async (_name, { verb, becomes }) => {
      for (const who of keys)
        for (const whom of keys) {
          const { membershipId } = await colleague(whom);
          const before = await stateOf(membershipId);
          const answer = await verb(team[who], membershipId);
          const may = who === "owner" || (who === "admin" && whom !== "owner");
          const reason = who === "owner" || who === "admin" ? "more-than-own" : "not-permitted";
          expect(answer, `${who} of ${whom}`).toEqual(may ? { ok: true } : { ok: false, reason });
          expect(await stateOf(membershipId), `${who} of ${whom}`).toEqual(
            may ? [{ status: becomes.status, role: becomes.role || whom }] : before,
          );
        }
      expect(await verb(team.owner, team.owner.membershipId)).toEqual({ ok: false, reason: "own" });
      const other = await theMember(await anOrganization(`other-${++count}`));
      expect(await verb(team.owner, other.membershipId)).toEqual({ ok: false, reason: "not-there" });
      expect(await verb(team.owner, "not-an-id")).toEqual({ ok: false, reason: "not-there" });
    },
  );

  it("nobody gives a role that holds more than they do", async () => {
    const { membershipId } = team.viewer;
    const give = (who: Key, roleKey: string) => changeRole(team[who], { membershipId, roleKey });
    expect(await give("admin", "owner")).toEqual({ ok: false, reason: "more-than-own" });
    expect(await give("manager", "viewer")).toEqual({ ok: false, reason: "not-permitted" });
    expect(await give("owner", "treasurer")).toEqual({ ok: false, reason: "unknown-role" });
    expect(await give("admin", "admin")).toEqual({ ok: true });
    expect(await give("admin", "admin")).toEqual({ ok: true });
    expect((await again(team.viewer)).permissions.has("team:manage")).toBe(true);
    expect(await acts()).toEqual(["colleague.role-changed"]);
  });

  it("who is suspended or removed is out at the next request, and a suspension is lifted by who may give the role", async () => {
    const { admin, member, owner } = team;
    expect(await suspendColleague(owner, admin.membershipId)).toEqual({ ok: true });
    await expect(again(admin)).rejects.toBeInstanceOf(NotEntered);
    await expect(suspendColleague(admin, member.membershipId)).rejects.toBeInstanceOf(NotEntered);
    expect(await liftSuspension(team.manager, admin.membershipId)).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await liftSuspension(owner, admin.membershipId)).toEqual({ ok: true });
    expect((await again(admin)).roleName).toBe("Admin");
    const second = await colleague("owner");
    await suspendColleague(owner, second.membershipId);
    expect(await liftSuspension(admin, second.membershipId)).toEqual({ ok: false, reason: "more-than-own" });
    expect(await removeColleague(admin, member.membershipId)).toEqual({ ok: true });
    await expect(again(member)).rejects.toBeInstanceOf(NotEntered);
    expect(await removeColleague(admin, member.membershipId)).toEqual({ ok: false, reason: "not-there" });
    expect(await jobs("team.settle-membership")).toEqual([member.membershipId]);
    expect(await acts()).toEqual([
      "colleague.suspended",
      "colleague.reinstated",
      "colleague.suspended",
      "colleague.removed",
    ]);
  });

  it("everybody may leave but the last owner", async () => {
    for (const key of keys.slice(1)) expect(await leaveOrganization(team[key])).toEqual({ ok: true });
    await expect(again(team.viewer)).rejects.toBeInstanceOf(NotEntered);
    expect(await leaveOrganization(team.owner)).toEqual({ ok: false, reason: "last-owner" });
    expect((await again(team.owner)).roleName).toBe("Owner");
    expect(await acts()).toEqual(Array(4).fill("colleague.left"));
    const second = await colleague("owner");
    expect(await leaveOrganization(team.owner)).toEqual({ ok: true });
    expect(await leaveOrganization(second)).toEqual({ ok: false, reason: "last-owner" });
  });

  it("of two owners who take each other away, or both go, at the same time one stays", async () => {
    const pairs: ((a: Member, b: Member) => Promise<{ ok: boolean }>)[] = [
      (a) => leaveOrganization(a),
      (a, b) => removeColleague(a, b.membershipId),
      (a, b) => suspendColleague(a, b.membershipId),
      (a, b) => changeRole(a, { membershipId: b.membershipId, roleKey: "member" }),
      // One of them, in two windows: leaves, and removes the other.
      (a, b) => (a.membershipId < b.membershipId ? leaveOrganization(a) : removeColleague(b, a.membershipId)),
    ];
    for (const act of pairs)
      for (let round = 0; round < 4; round += 1) {
        organization = await anOrganization(`pair-${++count}`);
        const [a, b] = [await theMember(organization), await colleague("owner")];
        const answers = await Promise.allSettled([act(a, b), act(b, a)]);
        const done = answers.filter((one) => one.status === "fulfilled" && one.value.ok);
        expect(done).toHaveLength(1);
        for (const one of answers)
          if (one.status === "rejected") expect(one.reason).toBeInstanceOf(NotEntered);
        const owners = await rows(
          `select m.id from memberships m join user_roles u on u.membership_id = m.id join roles r on r.id = u.role_id
            where m.organization_id = $1 and m.status = 'active' and r.key = 'owner'`,
          [organization.id],
        );
        expect(owners).toHaveLength(1);
      }
  });

  it("the database itself keeps an owner, whoever writes", async () => {
    const { membershipId } = team.owner;
    for (const statement of [
      "update memberships set status = 'suspended' where id = $1",
      "delete from user_roles where membership_id = $1",
    ])
      await expect(rows(statement, [membershipId])).rejects.toMatchObject({ constraint: "an_owner_stays" });
    // Access of whoever is deleted in Clerk ends, owner or not.
    await rows("update users set deleted_at = now() where id = $1", [team.owner.userId]);
    await rows("update memberships set status = 'removed' where id = $1", [membershipId]);
    expect(await stateOf(membershipId)).toEqual([{ status: "removed", role: "owner" }]);
  });

  it("ownership is handed over by an owner, whole, once, to a colleague who is there", async () => {
    const { owner, admin, manager } = team;
    expect(await transferOwnership(admin, manager.membershipId)).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await transferOwnership(owner, owner.membershipId)).toEqual({ ok: false, reason: "own" });
    await suspendColleague(owner, manager.membershipId);
    expect(await transferOwnership(owner, manager.membershipId)).toEqual({ ok: false, reason: "not-active" });
    await liftSuspension(owner, manager.membershipId);
    const both = await Promise.all([
      transferOwnership(owner, manager.membershipId),
      transferOwnership(owner, team.member.membershipId),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await again(owner)).roleName).toBe("Admin");
    const names = [(await again(manager)).roleName, (await again(team.member)).roleName];
    expect(names.filter((name) => name === "Owner")).toHaveLength(1);
    expect(await acts()).toEqual(["colleague.suspended", "colleague.reinstated", "colleague.made-owner"]);
  });

  it("only an owner lets in or sends away who came without being asked", async () => {
    const stranger = await waiting();
    for (const key of keys.slice(1)) {
      const refused = { ok: false, reason: "not-permitted" };
      expect(await acceptColleague(team[key], { membershipId: stranger, roleKey: "viewer" })).toEqual(
        refused,
      );
      expect(await refuseColleague(team[key], stranger)).toEqual(refused);
    }
    for (const { verb } of Object.values(verbs))
      expect(await verb(team.owner, stranger)).toEqual({ ok: false, reason: "waiting" });
    expect(await stateOf(stranger)).toEqual([{ status: "waiting", role: null }]);
    const accept = () => acceptColleague(team.owner, { membershipId: stranger, roleKey: "member" });
    expect(await accept()).toEqual({ ok: true });
    expect(await accept()).toEqual({ ok: false, reason: "not-waiting" });
    expect(await stateOf(stranger)).toEqual([{ status: "active", role: "member" }]);
    const another = await waiting();
    expect(await refuseColleague(team.owner, another)).toEqual({ ok: true });
    expect(await refuseColleague(team.owner, another)).toEqual({ ok: false, reason: "not-waiting" });
    expect(await stateOf(another)).toEqual([{ status: "removed", role: null }]);
    const recorded = await acts();
    expect(recorded.filter((act) => act === "colleague.appeared")).toHaveLength(2);
    expect(recorded.filter((act) => act !== "colleague.appeared")).toEqual([
      "colleague.accepted",
      "colleague.refused",
    ]);
    expect(await jobs("team.settle-membership")).toEqual([stranger, another]);
  });

  const invite = (who: Member, emails: string[], roleKey: string) =>
    inviteColleagues(who, { emails, roleKey });
  const open = () =>
    rows(
      `select i.id, i.email, r.key as role from team_invitations i left join roles r on r.id = i.role_id
        where i.organization_id = $1 and i.status = 'pending' order by i.id`,
      [organization.id],
    );

  it("owners and admins invite, with a role that they hold, several at once, all or nobody", async () => {
    const emails = ["sipho@new.example", "anna@new.example"];
    for (const key of ["manager", "member", "viewer"] as const)
      expect(await invite(team[key], emails, "viewer")).toEqual({ ok: false, reason: "not-permitted" });
    expect(await invite(team.admin, emails, "owner")).toEqual({ ok: false, reason: "more-than-own" });
    expect(await invite(team.admin, emails, "boss")).toEqual({ ok: false, reason: "unknown-role" });
    const many = Array.from({ length: 21 }, (_, n) => `${n}@new.example`);
    expect(await invite(team.owner, many, "viewer")).toEqual({ ok: false, reason: "too-many" });
    expect(await open()).toEqual([]);
    expect(await invite(team.admin, emails, "manager")).toEqual({ ok: true, invited: 2 });
    // Sent twice, it asks nobody twice.
    expect(await invite(team.owner, emails, "manager")).toEqual({ ok: true, invited: 0 });
    const [address] = await rows("select email from users where id = $1", [team.viewer.userId]);
    expect(await invite(team.owner, ["new@new.example", emails[0]!, address.email], "member")).toEqual({
      ok: false,
      reason: "addresses",
      refused: [
        { email: emails[0], why: "invited" },
        { email: address.email, why: "member" },
      ],
    });
    expect((await open()).map(({ email, role }) => `${email} ${role}`)).toEqual(
      emails.map((email) => `${email} manager`),
    );
    expect(await acts()).toEqual(["colleague.invited", "colleague.invited"]);
    expect(await jobs("team.settle-invitation")).toHaveLength(2);
  });

  it("two who invite the same person at the same time ask them once", async () => {
    const answers = await Promise.all(
      [team.owner, team.admin, team.owner].map((who) => invite(who, ["busi@new.example"], "member")),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await open()).toHaveLength(1);
    expect(await acts()).toEqual(["colleague.invited"]);
  });

  it("an invitation is sent anew or taken back by who may invite to its role, while it is open", async () => {
    await invite(team.owner, ["sipho@new.example"], "owner");
    const [first] = await open();
    expect(await resendInvitation(team.admin, first.id)).toEqual({ ok: false, reason: "more-than-own" });
    expect(await revokeInvitation(team.admin, first.id)).toEqual({ ok: false, reason: "more-than-own" });
    expect(await resendInvitation(team.manager, first.id)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await revokeInvitation(team.manager, first.id)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await resendInvitation(team.owner, first.id)).toEqual({ ok: true });
    expect(await resendInvitation(team.owner, first.id)).toEqual({ ok: false, reason: "not-open" });
    const [second, ...others] = await open();
    expect(others).toEqual([]);
    expect(second).toMatchObject({ email: "sipho@new.example", role: "owner" });
    const other = await theMember(await anOrganization(`other-${++count}`));
    expect(await revokeInvitation(other, second.id)).toEqual({ ok: false, reason: "not-open" });
    expect(await revokeInvitation(team.owner, second.id)).toEqual({ ok: true });
    expect(await revokeInvitation(team.owner, second.id)).toEqual({ ok: false, reason: "not-open" });
    expect(await open()).toEqual([]);
    expect(await acts()).toEqual([
      "colleague.invited",
      "colleague.invited-again",
      "colleague.invitation-revoked",
    ]);
  });

  it("an invitation is changed to a role that whoever changes it holds, by a new link in their name", async () => {
    await invite(team.owner, ["sipho@new.example"], "viewer");
    const [first] = await open();
    const change = (who: Member, invitationId: string, roleKey: string) =>
      changeInvitation(who, { invitationId, roleKey });
    expect(await change(team.manager, first.id, "member")).toEqual({ ok: false, reason: "not-permitted" });
    expect(await change(team.admin, first.id, "owner")).toEqual({ ok: false, reason: "more-than-own" });
    expect(await change(team.admin, first.id, "none-such")).toEqual({ ok: false, reason: "unknown-role" });
    expect(await change(team.admin, first.id, "viewer")).toEqual({ ok: true });
    expect(await open()).toMatchObject([{ id: first.id, role: "viewer" }]);
    expect(await change(team.owner, first.id, "owner")).toEqual({ ok: true });
    const [second, ...others] = await open();
    expect(others).toEqual([]);
    expect(second).toMatchObject({ email: "sipho@new.example", role: "owner" });
    expect(await change(team.admin, second.id, "viewer")).toEqual({ ok: false, reason: "more-than-own" });
    expect(await change(team.owner, first.id, "member")).toEqual({ ok: false, reason: "not-open" });
    expect(await acts()).toEqual(["colleague.invited", "colleague.invited-otherwise"]);
  });

  it("an invitation whose link has run out makes room for a new one", async () => {
    await invite(team.owner, ["sipho@new.example"], "member");
    await rows(
      "update team_invitations set expires_at = now() - interval '1 minute' where organization_id = $1",
      [organization.id],
    );
    expect(await invite(team.owner, ["sipho@new.example"], "viewer")).toEqual({ ok: true, invited: 1 });
    expect(await open()).toMatchObject([{ role: "viewer" }]);
  });
});
