import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Received } from "@/lib/emulators/clerk/test-support";
import { newId } from "@/lib/new-id";
import { acceptColleague } from "@/lib/team/accept-colleague";
import { changeRole } from "@/lib/team/change-role";
import { inviteColleagues } from "@/lib/team/invite-colleagues";
import { refuseColleague } from "@/lib/team/refuse-colleague";
import { removeColleague } from "@/lib/team/remove-colleague";
import { resendInvitation } from "@/lib/team/resend-invitation";
import { revokeInvitation } from "@/lib/team/revoke-invitation";
import { settleInvitation } from "@/lib/team/settle-invitation";
import { settleMembership } from "@/lib/team/settle-membership";
import { acceptClerkWebhook } from "@/lib/tenancy/accept-clerk-webhook";
import type { Member } from "@/lib/tenancy/actor";
import { applyClerkEvent } from "@/lib/tenancy/apply-clerk-event";
import { createAccount } from "@/lib/tenancy/create-account";
import { finishOnboarding } from "@/lib/tenancy/finish-onboarding";
import { joinByInvitation } from "@/lib/tenancy/join-by-invitation";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { openTestClerk } from "@/tests/support/clerk";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { registration } from "@/tests/support/registration";

describe("an invitation, from Nika through Clerk to a colleague", () => {
  let database: TestDatabase;
  let clerk: Awaited<ReturnType<typeof openTestClerk>>;
  let reader: pg.Pool;
  let owner: Member;
  let count = 0;

  beforeAll(async () => {
    database = await openTestDatabase();
    clerk = await openTestClerk();
    reader = new pg.Pool({ connectionString: database.urls.superuser, max: 2 });
  });
  afterAll(async () => {
    await reader.end();
    await clerk.close();
    await closePools();
  });
  beforeEach(async () => {
    owner = await anOwner();
    await rows("delete from pgboss.job");
    await clerk.takeEvents();
  });

  const rows = async (text: string, values: unknown[] = []) => (await reader.query(text, values)).rows;
  const enter = (clerkId: string) => {
    const actor = { kind: "member", clerkId, organizationSlug: owner.organizationSlug } as const;
    return withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor, isFresh: true }));
  };
  const isOut = (clerkId: string) => expect(enter(clerkId)).rejects.toBeInstanceOf(NotEntered);
  const account = (name: string) =>
    createAccount({
      email: `${name}@masizakhe.example`,
      password: "a good password",
      firstName: name,
      lastName: "Example",
      isOnboarded: false,
    });

  async function anOwner(): Promise<Member> {
    const clerkId = await account(`owner-${++count}`);
    const made = await registerOrganization(
      { clerkId },
      {
        id: newId(),
        slug: `masizakhe-${count}`,
        ...registration,
      },
    );
    if (!made.ok) throw new Error(made.reason);
    const actor = { kind: "member", clerkId, organizationSlug: made.slug } as const;
    const member = await withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor, isFresh: true }));
    await finishOnboarding(member);
    return member;
  }

  const inClerk = async () => {
    const [{ clerk_id }] = await rows("select clerk_id from organizations where id = $1", [
      owner.organizationId,
    ]);
    return clerk_id as string;
  };
  const invitationsInClerk = async () =>
    (
      await clerk.api.organizations.getOrganizationInvitationList({
        organizationId: await inClerk(),
        limit: 100,
      })
    ).data;
  const membersInClerk = async () =>
    (
      await clerk.api.organizations.getOrganizationMembershipList({ organizationId: await inClerk() })
    ).data.map(({ publicUserData }) => publicUserData?.userId);

  /** Does the team's jobs, each as often as it was asked for. */
  async function work() {
    const jobs = await rows("delete from pgboss.job where name like 'team.%' returning name, data");
    for (const { name, data } of jobs)
      await (name === "team.settle-invitation" ? settleInvitation(data) : settleMembership(data));
  }
  const deliver = async ({ headers, body }: Received) => {
    await acceptClerkWebhook(new TextEncoder().encode(body), new Headers(headers as Record<string, string>));
    const open = await rows("select id from clerk_events where status in ('stored', 'waiting')");
    for (const { id } of open) await applyClerkEvent(id).catch(() => {});
  };
  const deliverAll = async () => {
    for (const event of await clerk.takeEvents()) await deliver(event);
  };

  async function invite(email: string, roleKey = "manager", who = owner) {
    expect(await inviteColleagues(who, { emails: [email], roleKey })).toEqual({ ok: true, invited: 1 });
    await work();
    return find(email);
  }
  const find = async (email: string) => {
    const [row] = await rows(
      "select id, status, clerk_id, failure, sent_at is not null as is_sent from team_invitations where organization_id = $1 and email = $2 order by id desc limit 1",
      [owner.organizationId, email],
    );
    return row as { id: string; status: string; clerk_id: string; failure: string | null; is_sent: boolean };
  };
  const ticketOf = async (clerkId: string) => {
    const found = (await invitationsInClerk()).find(({ id }) => id === clerkId);
    return new URL(found!.url!).searchParams.get("__clerk_ticket")!;
  };
  /** Somebody new takes the mailed link; Clerk's id of theirs. */
  async function accept(clerkInvitationId: string): Promise<string> {
    const fields = {
      strategy: "ticket",
      ticket: await ticketOf(clerkInvitationId),
      password: "another password",
    };
    const joined = await clerk.browser()("POST", "/v1/client/sign_ups", fields);
    expect(joined.response.status).toBe("complete");
    return joined.response.created_user_id;
  }
  const joined = async () =>
    rows(
      "select details->>'role' as role from audit_events where organization_id = $1 and action = 'colleague.joined'",
      [owner.organizationId],
    );
  /** Those of whom owners are told that they came without Nika's act. */
  const appeared = async () =>
    rows(
      "select subject_id as id from audit_events where organization_id = $1 and action = 'colleague.appeared'",
      [owner.organizationId],
    );

  it("is mailed by Clerk once, however often and wherever its job broke off", async () => {
    await inviteColleagues(owner, { emails: ["sipho@new.example"], roleKey: "manager" });
    const { id } = await find("sipho@new.example");
    const job = { organizationId: owner.organizationId, id };
    expect(await settleInvitation(job)).toBe("sent");
    expect(await settleInvitation(job)).toBe("nothing-owed");
    // The power went after Clerk had sent it and before we wrote that down.
    await rows(
      "update team_invitations set clerk_id = null, sent_at = null, expires_at = null where id = $1",
      [id],
    );
    expect(await settleInvitation(job)).toBe("sent");
    expect((await invitationsInClerk()).map(({ role, publicMetadata }) => [role, publicMetadata])).toEqual([
      ["org:member", { nikaInvitationId: id }],
    ]);
    expect(await find("sipho@new.example")).toMatchObject({ status: "pending", is_sent: true });
    const [{ days }] = await rows(
      "select round(extract(epoch from expires_at - sent_at) / 86400)::int as days from team_invitations where id = $1",
      [id],
    );
    expect(days).toBe(7);
    await rows("update team_invitations set clerk_id = null, sent_at = null where id = $1", [id]);
    await deliverAll();
    expect(await find("sipho@new.example"), "the webhook tells what we did not write down").toMatchObject({
      is_sent: true,
    });
  });

  it.each([
    [
      "webhooks come before the sign-in",
      async () => deliverAll(),
      async (id: string) => joinByInvitation(id),
    ],
    [
      "the sign-in comes before the webhooks",
      async (id: string) => joinByInvitation(id),
      async () => deliverAll(),
    ],
    [
      "both come at once",
      async (id: string) => Promise.all([joinByInvitation(id), deliverAll()]),
      async () => undefined,
    ],
  ])("gives its role once, when %s", async (_name, first, second) => {
    const { clerk_id } = await invite(`new-${++count}@new.example`);
    const events = await clerk.takeEvents();
    const clerkId = await accept(clerk_id);
    await first(clerkId);
    expect((await enter(clerkId)).roleName).toBe("Manager");
    await second(clerkId);
    for (const event of events) await deliver(event);
    await work();
    const member = await enter(clerkId);
    expect(member.roleName).toBe("Manager");
    expect(await joined()).toEqual([{ role: "manager" }]);
    expect(await appeared(), "nobody is told of an act that Nika's own invitation was").toEqual([]);
    expect((await clerk.api.users.getUser(clerkId)).publicMetadata).toEqual({ onboardingComplete: true });
    // What came by the invitation is changed by acts from then on; old news does not bring it back.
    expect(await changeRole(owner, { membershipId: member.membershipId, roleKey: "viewer" })).toEqual({
      ok: true,
    });
    for (const event of events) await deliver({ ...event });
    await joinByInvitation(clerkId);
    expect((await enter(clerkId)).roleName).toBe("Viewer");
  });

  it("of which the events come shuffled and twice still ends in one colleague with the role", async () => {
    const { clerk_id } = await invite("shuffled@new.example", "member");
    const clerkId = await accept(clerk_id);
    const events = await clerk.takeEvents();
    for (const event of [...events].reverse()) await deliver(event);
    for (const event of events) await deliver(event);
    await deliverAll();
    expect((await enter(clerkId)).roleName).toBe("Member");
    expect(await joined()).toHaveLength(1);
  });

  it("lets in somebody who has an account already, by their own name", async () => {
    const clerkId = await account("lerato");
    const { clerk_id } = await invite("lerato@masizakhe.example", "viewer");
    const browser = clerk.browser();
    const used = await browser("POST", "/v1/client/sign_ins", {
      strategy: "ticket",
      ticket: await ticketOf(clerk_id),
    });
    expect(used.response.status).toBe("complete");
    expect(await joinByInvitation(clerkId)).toBe(true);
    expect((await enter(clerkId)).roleName).toBe("Viewer");
  });

  it("that was taken back lets nobody in, not even who had accepted a moment before", async () => {
    const { id, clerk_id } = await invite("late@new.example");
    const early = await ticketOf(clerk_id);
    expect(await revokeInvitation(owner, id)).toEqual({ ok: true });
    const clerkId = await accept(clerk_id);
    await joinByInvitation(clerkId);
    await isOut(clerkId);
    await deliverAll();
    await isOut(clerkId);
    await work();
    expect(await find("late@new.example")).toMatchObject({ status: "revoked" });
    const other = await invite("other@new.example");
    await revokeInvitation(owner, other.id);
    await work();
    expect((await invitationsInClerk()).filter(({ status }) => status === "pending")).toEqual([]);
    expect(early).not.toBe("");
    // The one who came all the same waits, until an owner says what they may.
    const [{ membership }] = await rows(
      "select m.id as membership from memberships m join users u on u.id = m.user_id where u.clerk_id = $1 and m.status = 'waiting'",
      [clerkId],
    );
    expect(await appeared()).toEqual([{ id: membership }]);
    expect(await acceptColleague(owner, { membershipId: membership, roleKey: "viewer" })).toEqual({
      ok: true,
    });
    expect((await enter(clerkId)).roleName).toBe("Viewer");
  });

  it("taken back while it was on its way to Clerk does not stay open there", async () => {
    await inviteColleagues(owner, { emails: ["quick@new.example"], roleKey: "member" });
    const { id } = await find("quick@new.example");
    const [, sent] = await Promise.all([
      revokeInvitation(owner, id),
      settleInvitation({ organizationId: owner.organizationId, id }),
    ]);
    expect(["sent", "revoked", "nothing-owed"]).toContain(sent);
    await work();
    expect((await invitationsInClerk()).filter(({ status }) => status === "pending")).toEqual([]);
  });

  it("sent anew has one link that works, the newer", async () => {
    const first = await invite("again@new.example", "viewer");
    const old = await ticketOf(first.clerk_id);
    expect(await resendInvitation(owner, first.id)).toEqual({ ok: true });
    await work();
    const second = await find("again@new.example");
    expect(second.id).not.toBe(first.id);
    const open = (await invitationsInClerk()).filter(({ status }) => status === "pending");
    expect(open.map(({ publicMetadata }) => publicMetadata)).toEqual([{ nikaInvitationId: second.id }]);
    const spent = await clerk.browser()("POST", "/v1/client/sign_ups", {
      strategy: "ticket",
      ticket: old,
      password: "another password",
    });
    expect(spent.status).toBe(400);
    const clerkId = await accept(second.clerk_id);
    await deliverAll();
    expect((await enter(clerkId)).roleName).toBe("Viewer");
  });

  it("waits for an owner where the inviter could not give that role any more", async () => {
    const { clerk_id } = await invite("admin@new.example", "admin");
    const adminId = await accept(clerk_id);
    await deliverAll();
    const admin = await enter(adminId);
    const asked = await invite("second@new.example", "admin", admin);
    expect(await changeRole(owner, { membershipId: admin.membershipId, roleKey: "member" })).toEqual({
      ok: true,
    });
    const clerkId = await accept(asked.clerk_id);
    await deliverAll();
    await joinByInvitation(clerkId);
    await isOut(clerkId);
    expect(
      await rows("select status from memberships m join users u on u.id = m.user_id where u.clerk_id = $1", [
        clerkId,
      ]),
    ).toEqual([{ status: "waiting" }]);
  });

  it("to a colleague who was removed brings them back with the new role only", async () => {
    const first = await invite("back@new.example", "admin");
    const clerkId = await accept(first.clerk_id);
    await deliverAll();
    await work();
    const events = await clerk.takeEvents();
    const { membershipId } = await enter(clerkId);
    expect(await removeColleague(owner, membershipId)).toEqual({ ok: true });
    await isOut(clerkId);
    // News from before the removal, and none of it opens the door.
    for (const event of events) await deliver(event);
    await joinByInvitation(clerkId);
    await isOut(clerkId);
    const asked = await inviteColleagues(owner, { emails: ["back@new.example"], roleKey: "viewer" });
    expect(asked).toEqual({ ok: true, invited: 1 });
    await work();
    expect(await membersInClerk()).not.toContain(clerkId);
    const second = await find("back@new.example");
    expect(second).toMatchObject({ failure: null, is_sent: true });
    const browser = clerk.browser();
    await browser("POST", "/v1/client/sign_ins", {
      strategy: "ticket",
      ticket: await ticketOf(second.clerk_id),
    });
    await deliverAll();
    const back = await enter(clerkId);
    expect([back.roleName, back.permissions.has("team:manage")]).toEqual(["Viewer", false]);
  });

  it("that Clerk does not take says why, and who is sent away or removed leaves Clerk too", async () => {
    const stranger = await account("stranger");
    await clerk.api.organizations.createOrganizationMembership({
      organizationId: await inClerk(),
      userId: stranger,
      role: "org:member",
    });
    await inviteColleagues(owner, { emails: ["stranger@masizakhe.example"], roleKey: "member" });
    await work();
    expect(await find("stranger@masizakhe.example")).toMatchObject({ failure: "member", is_sent: false });
    await deliverAll();
    await isOut(stranger);
    const [{ id }] = await rows(
      "select m.id from memberships m join users u on u.id = m.user_id where u.clerk_id = $1 and m.status = 'waiting'",
      [stranger],
    );
    expect(await refuseColleague(owner, id)).toEqual({ ok: true });
    await work();
    expect(await membersInClerk()).toEqual([owner.clerkId]);
    await work();
    await deliverAll();
    await isOut(stranger);
  });

  it("the last owner who leaves by Clerk's own means is still the owner, and is back in Clerk", async () => {
    await clerk.api.organizations.deleteOrganizationMembership({
      organizationId: await inClerk(),
      userId: owner.clerkId,
    });
    await deliverAll();
    expect((await enter(owner.clerkId)).roleName).toBe("Owner");
    await work();
    expect(await membersInClerk()).toEqual([owner.clerkId]);
    await deliverAll();
    expect((await enter(owner.clerkId)).roleName).toBe("Owner");
  });
});
