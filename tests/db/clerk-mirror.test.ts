import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Received } from "@/lib/emulators/clerk/test-support";
import { newId } from "@/lib/new-id";
import { acceptClerkWebhook } from "@/lib/tenancy/accept-clerk-webhook";
import { applyClerkEvent } from "@/lib/tenancy/apply-clerk-event";
import { enterUser } from "@/lib/tenancy/enter-user";
import { findMyCurrentSlug } from "@/lib/tenancy/my-organizations";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { openTestClerk } from "@/tests/support/clerk";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { registration } from "@/tests/support/registration";

describe("the mirror of Clerk", () => {
  let database: TestDatabase;
  let clerk: Awaited<ReturnType<typeof openTestClerk>>;
  let reader: pg.Pool;
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

  const rows = async (text: string, values: unknown[] = []) => (await reader.query(text, values)).rows;

  const person = async (name: string) =>
    (
      await clerk.api.users.createUser({
        emailAddress: [`${name}-${++count}@ubuntu.example`],
        password: "a good password",
        firstName: name,
      })
    ).id;

  const register = (clerkId: string, slug: string) =>
    registerOrganization(
      { clerkId },
      {
        id: newId(),
        slug,
        ...registration,
      },
    );

  const deliver = ({ headers, body }: Received) =>
    acceptClerkWebhook(new TextEncoder().encode(body), new Headers(headers as Record<string, string>));

  /** Runs the open jobs until none of them changes anything; an event that waits is tried again. */
  async function applyAll() {
    for (let round = 0; round < 5; round++) {
      const open = await rows(
        "select id from clerk_events where status in ('stored', 'waiting') order by random()",
      );
      if (open.length === 0) return;
      for (const { id } of open) await applyClerkEvent(id).catch(() => {});
    }
  }

  /** A team's story in Clerk, of which Nika only made the first two lines. */
  async function tellStory() {
    const slug = `ubuntu-${++count}`;
    const owner = await person("Thandi");
    const organization = await register(owner, slug);
    if (!organization.ok) throw new Error(organization.reason);
    const [row] = await rows("select clerk_id from organizations where slug = $1", [slug]);
    const organizationId = row.clerk_id as string;
    const join = (userId: string) =>
      clerk.api.organizations.createOrganizationMembership({ organizationId, userId, role: "org:member" });
    const [uninvited, leaver, gone] = [await person("Sipho"), await person("Lerato"), await person("Johan")];
    await join(uninvited);
    await join(leaver);
    await join(gone);
    await clerk.api.users.updateUser(owner, { lastName: "Nkosi" });
    await clerk.api.users.updateUser(owner, { lastName: "Dlamini" });
    await clerk.api.organizations.updateOrganization(organizationId, { name: "Ubuntu for All" });
    await clerk.api.organizations.deleteOrganizationMembership({ organizationId, userId: leaver });
    await clerk.api.users.deleteUser(gone);
    const people = [owner, uninvited, leaver, gone];
    return { slug, people, events: await clerk.takeEvents() };
  }

  async function stateOf({ slug, people }: { slug: string; people: string[] }) {
    const [organization] = await rows("select name, status, deleted_at from organizations where slug = $1", [
      slug,
    ]);
    const users = await rows(
      `select u.first_name, u.last_name, u.email is not null as has_email, u.deleted_at is not null as is_deleted,
          m.status, m.clerk_id is not null as is_known
        from users u left join memberships m on m.user_id = u.id where u.clerk_id = any($1)
        order by array_position($1, u.clerk_id)`,
      [people],
    );
    return { organization, users };
  }

  const expected = {
    organization: { name: "Ubuntu for All", status: "onboarding", deleted_at: null },
    users: [
      {
        first_name: "Thandi",
        last_name: "Dlamini",
        has_email: true,
        is_deleted: false,
        status: "active",
        is_known: true,
      },
      {
        first_name: "Sipho",
        last_name: null,
        has_email: true,
        is_deleted: false,
        status: "waiting",
        is_known: true,
      },
      {
        first_name: "Lerato",
        last_name: null,
        has_email: true,
        is_deleted: false,
        status: "removed",
        is_known: true,
      },
      {
        first_name: null,
        last_name: null,
        has_email: false,
        is_deleted: true,
        status: "removed",
        is_known: true,
      },
    ],
  };

  it("ends in the state that Clerk is in", async () => {
    const story = await tellStory();
    for (const event of story.events) await deliver(event);
    await applyAll();
    expect(await stateOf(story)).toEqual(expected);
  });

  it("makes up for a lost event by the next one, or by asking Clerk", async () => {
    const story = await tellStory();
    const isLost = ({ body }: Received) => /"type":"(user\.created|organization\.created)"/.test(body);
    for (const event of shuffled(
      story.events.filter((event) => !isLost(event)),
      randomOf(42),
    ))
      await deliver(event);
    await applyAll();
    expect(await stateOf(story)).toEqual(expected);
  });

  it("stores nothing that is not Clerk's", async () => {
    const before = await rows("select count(*) from clerk_events");
    await person("Zanele");
    const [event] = await clerk.takeEvents();
    const forged = { ...event!, body: event!.body.replace("Zanele", "Zodwa") };
    expect(await deliver(forged)).toMatchObject({ ok: false, status: 401, reason: "signature" });
    expect(await rows("select count(*) from clerk_events")).toEqual(before);
  });

  it("lets a member in who appears without Nika's act only after an owner decides", async () => {
    const { slug, people, events } = await tellStory();
    for (const event of events) await deliver(event);
    await applyAll();
    const enter = (clerkId: string) =>
      withTenant({ kind: "member", clerkId, organizationSlug: slug }, (_tx, me) => me());
    await expect(enter(people[1]!)).rejects.toBeInstanceOf(NotEntered);
    expect((await enter(people[0]!)).roleName).toBe("Owner");
  });

  it("ignores an organisation that Nika did not make, and its memberships", async () => {
    const userId = await person("Pieter");
    const { id } = await clerk.api.organizations.createOrganization({
      name: "Elsewhere",
      slug: `elsewhere-${++count}`,
    });
    await clerk.api.organizations.createOrganizationMembership({
      organizationId: id,
      userId,
      role: "org:member",
    });
    const events = await clerk.takeEvents();
    for (const event of events) await deliver(event);
    await applyAll();
    const ignored = await rows(
      "select type from clerk_events where status = 'ignored' and subject_clerk_id = $1",
      [id],
    );
    expect(ignored).toEqual([{ type: "organization.created" }]);
    expect(await rows("select 1 from clerk_events where status in ('stored', 'waiting')")).toEqual([]);
    expect(await rows("select 1 from organizations where clerk_id = $1", [id])).toEqual([]);
  });

  it("knows a person at their first visit, before any event has come", async () => {
    const clerkId = await person("Anele");
    expect(await enterUser(clerkId)).toMatchObject({ clerkId, firstName: "Anele", isOperator: false });
  });

  it("leads a member from an id to the organisation's address, and a stranger nowhere", async () => {
    const { slug, people } = await tellStory();
    const [row] = await rows("select id, clerk_id from organizations where slug = $1", [slug]);
    for (const address of [row.id, row.clerk_id, slug]) {
      expect(await findMyCurrentSlug(people[0]!, address)).toBe(slug);
      await enterUser(people[1]!);
      expect(await findMyCurrentSlug(people[1]!, address)).toBeNull();
    }
  });

  it("makes one organisation in Nika and in Clerk when onboarding is sent twice or breaks off half-way", async () => {
    const clerkId = await person("Palesa");
    await enterUser(clerkId);
    const id = newId();
    const details = {
      id,
      slug: `palesa-${count}`,
      registeredName: "Palesa NPC",
      tradingName: "",
      pboNumber: "930012345",
      npoNumber: "",
      addressLine1: "2 Main Road",
      addressLine2: "",
      town: "Durban",
      postalCode: "4001",
      signatoryName: "Palesa Mokoena",
      signatoryTitle: "Director",
      contactEmail: "palesa@ubuntu.example",
      contactPhone: "031 555 0100",
    };
    expect(await registerOrganization({ clerkId }, details)).toMatchObject({ ok: true });
    // As if the process had died after Clerk's answer and before it was written down.
    await rows("update organizations set clerk_id = null where id = $1", [id]);
    expect(await registerOrganization({ clerkId }, details)).toMatchObject({ ok: true, organizationId: id });
    const inClerk = await clerk.api.organizations.getOrganization({ slug: id });
    expect(await rows("select clerk_id from organizations where id = $1", [id])).toEqual([
      { clerk_id: inClerk.id },
    ]);
    const members = await clerk.api.organizations.getOrganizationMembershipList({
      organizationId: inClerk.id,
    });
    expect(members.data.map(({ role }) => role)).toEqual(["org:member"]);
    expect(await rows("select action from audit_events where organization_id = $1", [id])).toHaveLength(1);
    const other = await person("Kagiso");
    await enterUser(other);
    expect(await registerOrganization({ clerkId: other }, { ...details, id: newId() })).toEqual({
      ok: false,
      reason: "slug-taken",
    });
  });
});

/** Mulberry32: the same order for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(all: T[], random: () => number): T[] {
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}
