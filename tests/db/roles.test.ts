import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "@/lib/new-id";
import { changeRole } from "@/lib/team/change-role";
import { createRole } from "@/lib/team/create-role";
import { deleteRole } from "@/lib/team/delete-role";
import { editRole } from "@/lib/team/edit-role";
import { inviteColleagues } from "@/lib/team/invite-colleagues";
import { listRolesInUse } from "@/lib/team/roles-in-use";
import type { Member } from "@/lib/tenancy/actor";
import { builtInRoles, type Permission } from "@/lib/tenancy/permission";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

let organization: TestOrganization;
let owner: Member;
let admin: Member;
let manager: Member;
let stranger: Member;
const bookkeeping: Permission[] = ["ledger:view", "ledger:export", "reports:view"];

beforeAll(async () => {
  await openTestDatabase();
  organization = await anOrganization("a");
  owner = await theMember(organization);
  admin = await aColleague(organization, "admin", "admin");
  manager = await aColleague(organization, "manager", "manager");
  stranger = await theMember(await anOrganization("b"));
});
afterAll(closePools);

const all = () => withTenant(owner, (tx) => listRolesInUse(tx, organization.id));
const find = async (id: string) => (await all()).find((role) => role.id === id);
async function aRole(name: string, permissions = bookkeeping): Promise<string> {
  const made = await createRole(owner, { name, permissions });
  if (!made.ok) throw new Error(made.reason);
  return made.roleId;
}
const acts = async (subjectId: string) =>
  withTenant(owner, async (tx) => {
    const found = await tx.execute(
      sql`select action, details from audit_events where subject_id = ${subjectId} order by happened_at, id`,
    );
    return (found as unknown as { rows: { action: string; details: object }[] }).rows;
  });

it("an organisation begins with the built-in roles, of what the design gives each", async () => {
  const roles = await all();
  expect(roles.map(({ key, isBuiltIn, people }) => [key, isBuiltIn, people])).toEqual([
    ["owner", true, 1],
    ["admin", true, 1],
    ["manager", true, 1],
    ["member", true, 0],
    ["viewer", true, 0],
  ]);
  for (const { key, permissions } of builtInRoles)
    expect(roles.find((role) => role.key === key)?.permissions.sort()).toEqual([...permissions].sort());
});

it("a role is added once, named once, changed and renamed, and who has it holds the change at their next request", async () => {
  const id = newId();
  const input = { name: "Bookkeeper", permissions: bookkeeping };
  expect(await createRole(admin, input, id)).toEqual({ ok: true, roleId: id });
  expect(await createRole(admin, input, id)).toEqual({ ok: true, roleId: id });
  expect(await createRole(admin, { ...input, name: "bookkeeper" })).toEqual({
    ok: false,
    reason: "name-taken",
  });
  const role = (await find(id))!;
  expect(role).toMatchObject({ name: "Bookkeeper", isBuiltIn: false, people: 0 });
  const colleague = await aColleague(organization, "books", "viewer");
  expect(await changeRole(owner, { membershipId: colleague.membershipId, roleKey: role.key })).toEqual({
    ok: true,
  });
  const now = () => theMember({ ...organization, owner: colleague.clerkId });
  expect([...(await now()).permissions].sort()).toEqual([...bookkeeping].sort());
  const edited = { name: "Books", permissions: ["ledger:view", "audit:view"] as Permission[] };
  expect(await editRole(admin, { roleId: id, input: edited })).toEqual({ ok: true });
  expect(await editRole(admin, { roleId: id, input: edited })).toEqual({ ok: true });
  expect(await now()).toMatchObject({
    roleName: "Books",
    permissions: new Set(["ledger:view", "audit:view"]),
  });
  expect(await acts(id)).toEqual([
    { action: "role.created", details: { gives: bookkeeping.join(" ") } },
    {
      action: "role.edited",
      details: { isRenamed: true, added: "audit:view", removed: "ledger:export reports:view" },
    },
  ]);
});

it("nobody defines or changes a role that holds more than they do", async () => {
  const payouts: Permission[] = ["settings:payouts"];
  expect(await createRole(admin, { name: "Payer", permissions: payouts })).toEqual({
    ok: false,
    reason: "more-than-own",
  });
  const roleId = await aRole("Payer", payouts);
  for (const permissions of [["reports:view"], payouts] as Permission[][])
    expect(await editRole(admin, { roleId, input: { name: "Payer", permissions } })).toEqual({
      ok: false,
      reason: "more-than-own",
    });
  expect(await deleteRole(admin, roleId)).toEqual({ ok: false, reason: "more-than-own" });
  const own = await aRole("Light");
  expect(await editRole(admin, { roleId: own, input: { name: "Light", permissions: payouts } })).toEqual({
    ok: false,
    reason: "more-than-own",
  });
  expect((await find(roleId))?.permissions).toEqual(payouts);
  expect((await find(own))?.permissions.sort()).toEqual([...bookkeeping].sort());
});

it("a role that somebody has, or is invited to, cannot vanish, nor a built-in one; another can", async () => {
  const [held, promised, spare] = [await aRole("Held"), await aRole("Promised"), await aRole("Spare")];
  const colleague = await aColleague(organization, "holder", "viewer");
  const keyOf = async (id: string) => (await find(id))!.key;
  await changeRole(owner, { membershipId: colleague.membershipId, roleKey: await keyOf(held) });
  expect(
    await inviteColleagues(owner, { emails: ["new@example.org"], roleKey: await keyOf(promised) }),
  ).toMatchObject({ ok: true });
  const builtIn = (await all())[4]!;
  expect(await deleteRole(owner, held)).toEqual({ ok: false, reason: "in-use" });
  expect(await deleteRole(owner, promised)).toEqual({ ok: false, reason: "in-use" });
  expect(await deleteRole(owner, builtIn.id)).toEqual({ ok: false, reason: "built-in" });
  const input = { name: "Viewer", permissions: bookkeeping };
  expect(await editRole(owner, { roleId: builtIn.id, input })).toEqual({ ok: false, reason: "built-in" });
  expect(await deleteRole(stranger, spare)).toEqual({ ok: false, reason: "unknown-role" });
  expect(await deleteRole(owner, newId())).toEqual({ ok: false, reason: "unknown-role" });
  expect(await deleteRole(owner, spare)).toEqual({ ok: true });
  expect(await find(spare)).toBeUndefined();
  expect(await find(held)).toMatchObject({ people: 1 });
});

it("the database holds all of that against a member's own SQL", async () => {
  const roleId = await aRole("Plain");
  const held = await aRole("Kept");
  const colleague = await aColleague(organization, "keeper", "viewer");
  const role = (await find(held))!;
  await changeRole(owner, { membershipId: colleague.membershipId, roleKey: role.key });
  const o = organization.id;
  const statements = [
    sql`insert into role_permissions (organization_id, id, role_id, permission_key) values (${o}, ${newId()}, ${roleId}, 'settings:payouts')`,
    sql`insert into role_permissions (organization_id, id, role_id, permission_key) select ${o}, ${newId()}, id, 'audit:view' from roles where key = 'viewer'`,
    sql`delete from role_permissions where role_id in (select id from roles where key = 'owner')`,
    sql`update roles set name = 'Boss' where key = 'owner'`,
    sql`insert into roles (organization_id, id, key, name, is_built_in) values (${o}, ${newId()}, 'boss', 'Boss', true)`,
    sql`insert into user_roles (organization_id, id, membership_id, role_id) select ${o}, ${newId()}, ${admin.membershipId}, id from roles where key = 'owner'`,
  ];
  for (const statement of statements)
    await expect(withTenant(admin, (tx) => tx.execute(statement))).rejects.toThrow(/42501/);
  await withTenant(owner, (tx) => tx.execute(sql`delete from roles`));
  expect(await find(held)).toMatchObject({ people: 1 });
  expect(await find(roleId)).toBeDefined();
  expect(manager.permissions.has("team:define-roles")).toBe(false);
});
