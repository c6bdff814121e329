import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { newestFirst } from "@/lib/giving/list-donations";
import { newId } from "@/lib/new-id";
import { createRole } from "@/lib/team/create-role";
import type { Member } from "@/lib/tenancy/actor";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { type Permission, permissionKeys } from "@/lib/tenancy/permission";
import { closePools, NotEntered } from "@/lib/tenancy/with-tenant";
import { aColleague, aUser, theMember } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { everything } from "@/tests/support/everything";
import { aCampaign } from "@/tests/support/gifts";
import { memberVerbs } from "@/tests/support/member-verbs";
import { noVerbs, type PolicyRow, policy, type Scene } from "./policy-table";

const roles = ["viewer", "limited", "member", "manager", "admin", "owner"] as const;
type Role = (typeof roles)[number];
const verbs = memberVerbs();

let database: TestDatabase;
let owner: pg.Client;
let people: Record<Role, Member>;
let scene: Scene;

beforeAll(async () => {
  database = await openTestDatabase();
  owner = new pg.Client(database.urls.owner);
  await owner.connect();
  const issuer = await anIssuer(database, "a");
  const { campaignId, fundId } = await aCampaign(issuer.member, "books");
  const donationId = await aGift(issuer, { campaignId, fundId });
  const certified = await aGift(issuer, { campaignId, fundId });
  const issued = await issueCertificate(issuer.member, certified, new Date("2026-11-20T08:00:00Z"));
  if (!issued.ok) throw new Error(issued.reason);
  const [{ donor_id: donorId }] = await asOwner(database, "select donor_id from donations where id = $1", [
    certified,
  ]);
  const other = await aColleague(issuer, "other", "viewer");
  const [waitingId, invitationId] = [newId(), newId()];
  const waiting = await aUser("waiting");
  await asOwner(
    database,
    `insert into memberships (organization_id, id, user_id, status) select $1, $2, id, 'waiting' from users where clerk_id = $3`,
    [issuer.id, waitingId, waiting],
  );
  await asOwner(
    database,
    `insert into team_invitations (organization_id, id, email, role_id, invited_by) select $1, $2, 'new@example.org', id, $3
     from roles where organization_id = $1 and key = 'viewer'`,
    [issuer.id, invitationId, issuer.member.userId],
  );
  const role = await createRole(issuer.member, { name: "Bookkeeper", permissions: ["team:define-roles"] });
  if (!role.ok) throw new Error(role.reason);
  scene = {
    roleId: role.roleId,
    ...{ fundId, campaignId, donationId, donorId, certificateId: issued.certificateId },
    ...{
      membershipId: other.membershipId,
      waitingId,
      invitationId,
      clerkId: other.clerkId,
      order: newestFirst,
    },
  };
  const colleagues = await Promise.all(
    (["viewer", "member", "manager", "admin"] as const).map((role) =>
      aColleague(issuer, `the-${role}`, role),
    ),
  );
  const admin = await aColleague(issuer, "the-limited", "admin");
  await limitColleague(issuer.member, { membershipId: admin.membershipId, campaignIds: [campaignId] });
  const [viewer, member, manager, full] = colleagues as [Member, Member, Member, Member];
  const limited = await theMember({ ...issuer, owner: admin.clerkId });
  people = { viewer, member, manager, admin: full, limited, owner: issuer.member };
});
afterAll(async () => {
  await owner.end();
  await closePools();
});

/** Whether the verb lets the member do it; what else it says is its own matter. */
async function may(verb: string, row: PolicyRow, member: Member): Promise<boolean> {
  const { load } = verbs.find(({ name }) => name === verb)!;
  try {
    const result = (await (await load())(member, ...row.with(scene))) as { ok?: boolean; reason?: string };
    return !(result?.ok === false && result.reason === "not-permitted");
  } catch (error) {
    if (row.reachesClerk) return true;
    throw error;
  }
}

/** Whether the verb sends back who proved long ago who they are; then it has changed nothing. */
async function isRefusedStale(verb: string, row: PolicyRow, member: Member): Promise<boolean> {
  const { load } = verbs.find(({ name }) => name === verb)!;
  const before = await everything(owner);
  const call = async () => (await load())({ ...member, isFresh: false }, ...row.with(scene));
  const result = (await call().catch((error) => {
    // Who has left, an act before, is no more.
    if (!row.reachesClerk && !(error instanceof NotEntered)) throw error;
  })) as { reason?: string } | undefined;
  if (result?.reason !== "not-fresh") return false;
  expect(await everything(owner)).toBe(before);
  return true;
}

it("every verb of a colleague stands in the table, and nothing else", () => {
  const found = verbs.map(({ name }) => name).sort();
  expect(found.length).toBeGreaterThan(40);
  expect([...Object.keys(policy), ...Object.keys(noVerbs)].sort()).toEqual(found);
});

it("every permission that a verb asks for is one of the product's", () => {
  const asked = Object.values(policy).flatMap(({ asks }) => asks.split(" ").filter(Boolean));
  expect(asked.filter((key) => !permissionKeys.includes(key as Permission))).toEqual([]);
});

describe.each(Object.entries(policy))("%s", (verb, row) => {
  const named = row.roles === "everybody" ? [...roles] : row.roles.split(" ");

  it(`is open to ${row.roles}, and refused to everybody else, who change nothing`, async () => {
    expect(named.filter((role) => !roles.includes(role as Role))).toEqual([]);
    for (const role of roles.filter((each) => !named.includes(each))) {
      const before = await everything(owner);
      expect([role, await may(verb, row, people[role])]).toEqual([role, false]);
      expect([role, await everything(owner)]).toEqual([role, before]);
    }
    for (const role of roles.filter((each) => named.includes(each)))
      expect([role, await may(verb, row, people[role])]).toEqual([role, true]);
  });

  it(`${row.isProven ? "asks" : "does not ask"} for a fresh proof of who does it`, async () => {
    for (const role of row.isProven ? named : named.slice(0, 1))
      expect([role, await isRefusedStale(verb, row, people[role as Role])]).toEqual([
        role,
        row.isProven ?? false,
      ]);
  });

  if (row.asks)
    it(`asks for ${row.asks}: that alone is enough, and all the others are not`, async () => {
      const asked = row.asks.split(" ") as Permission[];
      const holding = (permissions: Permission[]): Member => ({
        ...people.owner,
        permissions: new Set(permissions),
      });
      expect(await may(verb, row, holding(asked))).toBe(true);
      for (const missing of asked) {
        const before = await everything(owner);
        const others = permissionKeys.filter((key) => key !== missing && key !== row.either);
        expect([missing, await may(verb, row, holding(others))]).toEqual([missing, false]);
        expect(await everything(owner)).toBe(before);
      }
    });
});
