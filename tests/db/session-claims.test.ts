import { afterAll, beforeAll, expect, it } from "vitest";
import { changeRole } from "@/lib/team/change-role";
import { createRole } from "@/lib/team/create-role";
import { editRole } from "@/lib/team/edit-role";
import { settleMembership } from "@/lib/team/settle-membership";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { connectOrganization } from "@/lib/tenancy/connect-organization";
import { createAccount } from "@/lib/tenancy/create-account";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { builtInRoles } from "@/lib/tenancy/permission";
import { keptWhileLimited } from "@/lib/tenancy/policy";
import { permissionsIn, type RoleClaims } from "@/lib/tenancy/role-claims";
import { closePools } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestClerk } from "@/tests/support/clerk";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let clerk: Awaited<ReturnType<typeof openTestClerk>>;

beforeAll(async () => {
  database = await openTestDatabase();
  clerk = await openTestClerk();
});
afterAll(async () => {
  await clerk.close();
  await closePools();
});

const person = (name: string) =>
  createAccount({
    email: `${name}@example.org`,
    password: "a good password",
    firstName: name,
    lastName: "Example",
    isOnboarded: false,
  });

it("every change of a role reaches what the next session token says of it", async () => {
  const organization = await anOrganization("a", await person("owner"));
  const owner = await theMember(organization);
  const organizationClerkId = await connectOrganization(owner);
  const clerkId = await person("colleague");
  const added = await addColleague(owner, { clerkId, roleKey: "manager" });
  if (!added.ok) throw new Error(added.reason);
  const { membershipId } = added;

  /** Does the jobs that the act left behind, and reads what Clerk puts into the next token. */
  async function claimed(): Promise<RoleClaims> {
    const jobs = await asOwner(
      database,
      "delete from pgboss.job where name = 'team.settle-membership' returning data",
    );
    for (const { data } of jobs) await settleMembership(data);
    const { data } = await clerk.api.organizations.getOrganizationMembershipList({
      organizationId: organizationClerkId,
    });
    const membership = data.find(({ publicUserData }) => publicUserData?.userId === clerkId);
    return membership!.publicMetadata as RoleClaims;
  }
  const of = (key: string) => [...builtInRoles.find((role) => role.key === key)!.permissions].sort();
  const now = async () => {
    const claims = await claimed();
    return [claims.role, [...permissionsIn(claims)].sort()];
  };

  expect(await now()).toEqual(["manager", of("manager")]);
  await changeRole(owner, { membershipId, roleKey: "viewer" });
  expect(await now()).toEqual(["viewer", of("viewer")]);
  const made = await createRole(owner, { name: "Bookkeeper", permissions: ["ledger:view", "team:view"] });
  if (!made.ok) throw new Error(made.reason);
  const [{ key }] = await asOwner(database, "select key from roles where id = $1", [made.roleId]);
  await changeRole(owner, { membershipId, roleKey: key });
  expect(await now()).toEqual([key, ["ledger:view", "team:view"]]);
  await editRole(owner, { roleId: made.roleId, input: { name: "Bookkeeper", permissions: ["audit:view"] } });
  expect(await now()).toEqual([key, ["audit:view"]]);
  await changeRole(owner, { membershipId, roleKey: "manager" });
  await limitColleague(owner, { membershipId, campaignIds: [] });
  expect(await now()).toEqual(["manager", of("manager").filter((each) => keptWhileLimited.includes(each))]);
});
