import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Received } from "@/lib/emulators/clerk/test-support";
import type { Member } from "@/lib/tenancy/actor";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { reconcileClerk } from "@/lib/tenancy/drift/reconcile-clerk";
import { enterUser } from "@/lib/tenancy/enter-user";
import { theMember } from "@/tests/support/cast";
import { type Mirror, openMirror } from "@/tests/support/mirror";

// Histories of a team, made by chance: in Clerk, past Nika, and by Nika's own acts. Their events come in any order, any
// number of times, or not at all; the mirror must show what Clerk shows, and give a permission only where Nika gave it.

let mirror: Mirror;
beforeAll(async () => {
  mirror = await openMirror();
  // Bystanders: of a few, a comparison does not believe that most are gone.
  for (let count = 0; count < 8; count++) await enterUser(await mirror.person("Busi"));
});
afterAll(() => mirror.close());

const people = ["Thandi", "Sipho", "Lerato", "Johan"] as const;
const act = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rename"), who: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("join"), who: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("leave"), who: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("invite"), who: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete"), who: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("name"), who: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("close"), who: fc.constant(0) }) },
);
/** What becomes of an event: when it comes, how many copies of it, and whether what is open is applied then. */
const fate = (copies: fc.Arbitrary<number>) =>
  fc.record({ at: fc.integer({ min: 0, max: 1000 }), copies, applies: fc.boolean() });
const history = (copies: fc.Arbitrary<number>) =>
  fc.record({
    acts: fc.array(act, { minLength: 3, maxLength: 12 }),
    fates: fc.array(fate(copies), { minLength: 30, maxLength: 30 }),
  });
type History = {
  acts: { kind: string; who: number }[];
  fates: { at: number; copies: number; applies: boolean }[];
};

type Told = {
  slug: string;
  clerkId: string;
  ids: string[];
  /** Who has a permission: Nika gave it, and Clerk has not ended it since. */
  active: Set<number>;
  events: Received[];
};

async function tell({ acts }: History): Promise<Told> {
  const { clerk } = mirror;
  await clerk.takeEvents();
  const ids = await Promise.all(people.map((name) => mirror.person(name)));
  const { slug, clerkId } = await mirror.organization(ids[0]!);
  const owner: Member = await theMember({ id: "", slug, owner: ids[0]! });
  const active = new Set([0]);
  let isClosed = false;
  const gone = new Set<number>();
  for (const { kind, who } of acts) {
    const id = ids[who]!;
    if (gone.has(who) || isClosed) continue;
    const isMember = async () =>
      (await clerk.api.organizations.getOrganizationMembershipList({ organizationId: clerkId, userId: [id] }))
        .data.length > 0;
    if (kind === "rename") await clerk.api.users.updateUser(id, { lastName: `Nkosi ${mirror.next()}` });
    if (kind === "name")
      await clerk.api.organizations.updateOrganization(clerkId, { name: `Ubuntu ${mirror.next()}` });
    if (kind === "join" && !(await isMember())) await mirror.join(clerkId, id);
    if (kind === "leave" && (await isMember())) {
      await mirror.leave(clerkId, id);
      active.delete(who);
    }
    if (kind === "invite") {
      expect(await addColleague(owner, { clerkId: id, roleKey: "viewer" })).toMatchObject({ ok: true });
      active.add(who);
    }
    if (kind === "delete") {
      await clerk.api.users.deleteUser(id);
      gone.add(who);
      active.delete(who);
    }
    if (kind === "close") {
      await clerk.api.organizations.deleteOrganization(clerkId);
      isClosed = true;
    }
  }
  return { slug, clerkId, ids, active, events: await clerk.takeEvents() };
}

async function deliver({ events }: Told, { fates }: History): Promise<void> {
  const coming = events
    .flatMap((event, i) => {
      const { at, copies, applies } = fates[i % fates.length]!;
      return Array.from({ length: copies }, (_, n) => ({ event, applies, at: (at * (n * 7 + 1)) % 1000 }));
    })
    .sort((a, b) => a.at - b.at);
  for (const { event, applies } of coming) {
    expect(await mirror.deliver(event)).toMatchObject({ ok: true });
    if (applies) await mirror.applyAll();
  }
  await mirror.applyAll();
}

/** What Clerk says now, through its API. */
async function inClerk({ clerkId, ids, active }: Told) {
  const { api } = mirror.clerk;
  const organization = await api.organizations.getOrganization({ organizationId: clerkId }).catch(() => null);
  const members = organization
    ? (await api.organizations.getOrganizationMembershipList({ organizationId: clerkId })).data
    : [];
  const users = await Promise.all(
    ids.map(async (id, who) => {
      const user = await api.users.getUser(id).catch(() => null);
      const isMember = members.some(({ publicUserData }) => publicUserData?.userId === id);
      const status = !isMember ? null : active.has(who) ? "active" : "waiting";
      return user && { firstName: user.firstName, lastName: user.lastName, ...(organization && { status }) };
    }),
  );
  return { name: organization?.name ?? null, users };
}

async function inMirror({ slug, ids }: Told) {
  const [organization] = await mirror.rows("select name, status from organizations where slug = $1", [slug]);
  const isClosed = organization.status === "closed";
  const found = await mirror.rows(
    `select u.clerk_id, u.first_name, u.last_name, u.email, u.deleted_at, nullif(m.status, 'removed') as status,
        (select count(*)::int from user_roles r where r.membership_id = m.id) as roles
      from users u left join memberships m on m.user_id = u.id where u.clerk_id = any($1)`,
    [ids],
  );
  const users = ids.map((id) => {
    const user = found.find((row) => row.clerk_id === id);
    if (!user || user.deleted_at) {
      expect(
        [user?.first_name, user?.last_name, user?.email, user?.status].every((value) => value == null),
      ).toBe(true);
      return null;
    }
    // A permission never comes without Nika's act.
    if (user.status === "waiting") expect(user.roles).toBe(0);
    return {
      firstName: user.first_name,
      lastName: user.last_name,
      ...(!isClosed && { status: user.status }),
    };
  });
  return { name: isClosed ? null : organization.name, users };
}

const runs = { numRuns: 8, endOnFailure: true };

it("any order and any number of copies of a history's events end in Clerk's state", async () => {
  await fc.assert(
    fc.asyncProperty(history(fc.integer({ min: 1, max: 3 })), async (chance) => {
      const told = await tell(chance);
      await deliver(told, chance);
      expect(await inMirror(told)).toEqual(await inClerk(told));
    }),
    runs,
  );
}, 120_000);

it("a comparison mends what lost events left, and a second one finds nothing to mend", async () => {
  await fc.assert(
    fc.asyncProperty(history(fc.integer({ min: 0, max: 1 })), async (chance) => {
      const told = await tell(chance);
      await deliver(told, chance);
      const { status, reason } = await reconcileClerk({ pageLimit: 7 });
      expect({ status, reason }).toEqual({ status: "finished", reason: null });
      expect(await inMirror(told)).toEqual(await inClerk(told));
      const again = await reconcileClerk();
      expect(again.findings.filter(({ isMended }) => isMended)).toEqual([]);
      // Late events after all: they find what they tell done.
      for (const event of told.events) await mirror.deliver(event);
      await mirror.applyAll();
      expect(await inMirror(told)).toEqual(await inClerk(told));
    }),
    runs,
  );
}, 120_000);
