import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { signInAs } from "./support/sign-in";
import { stackFacts, stackFolder } from "./support/stack-facts";

// What Clerk offers every signed-in browser, and Nika gives to nobody: tried from the console, role by role.

const slug = "ukukhanya";

test("whoever calls Clerk's own browser API from the console changes nothing, whatever their role", async ({
  browser,
}) => {
  const { clerkId } = stackFacts().organizations.find((one) => one.slug === slug)!;
  const colleague = await someoneElse(clerkId);
  // The worker tells Clerk each colleague's role, as soon as the seed has left it to.
  await expect.poll(withoutRole, { timeout: 60_000 }).toEqual([]);
  for (const role of ["owner", "admin", "manager", "member", "viewer"]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInAs(page, slug, role);
    await page.goto(`/${slug}`);
    const before = [inClerk(), await inNika()];
    const answers = await tryEverything(page, clerkId, colleague);
    for (const [call, status] of Object.entries(answers)) expect(status, `${role}: ${call}`).toBe(403);
    expect([inClerk(), await inNika()], role).toEqual(before);
    await context.close();
  }
});

/** Each call as clerk-js sends it, with the session's own cookies; what it answered. */
function tryEverything(page: Page, organization: string, user: string): Promise<Record<string, number>> {
  const path = `/v1/organizations/${organization}`;
  const calls: Record<string, [method: string, path: string, fields?: Record<string, string>]> = {
    createOrganization: ["POST", "/v1/organizations", { name: "Mine" }],
    inviteMember: [
      "POST",
      `${path}/invitations`,
      { email_address: "x@elsewhere.example", role: "org:admin" },
    ],
    inviteMembers: [
      "POST",
      `${path}/invitations/bulk`,
      { email_address: "x@elsewhere.example", role: "org:member" },
    ],
    addMember: ["POST", `${path}/memberships`, { user_id: user, role: "org:admin" }],
    updateMember: ["PATCH", `${path}/memberships/${user}`, { role: "org:admin" }],
    removeMember: ["DELETE", `${path}/memberships/${user}`],
    update: ["PATCH", path, { name: "Renamed", slug: "renamed" }],
    destroy: ["DELETE", path],
  };
  return page.evaluate(async (all) => {
    const answers: Record<string, number> = {};
    for (const [name, [method, address, fields]] of Object.entries(all)) {
      const response = await fetch(`/__clerk${address}?_method=${method}`, {
        method: "POST",
        body: new URLSearchParams(fields),
      });
      answers[name] = response.status;
    }
    return answers;
  }, calls);
}

type Kept = { organizationId?: string; publicMetadata?: { role?: string } };

const keptByClerk = () => JSON.parse(readFileSync(join(stackFolder, "clerk", "state.json"), "utf8"));
const ours = (all: Record<string, Kept>) =>
  Object.values(all).filter((one) => !one.organizationId || one.organizationId === ownClerkId());
const withoutRole = () => ours(keptByClerk().memberships).filter((one) => !one.publicMetadata?.role);

/** What Clerk's stand-in keeps of teams. */
function inClerk() {
  const state = keptByClerk();
  return [
    Object.keys(state.organizations).length,
    state.organizations[ownClerkId()],
    ours(state.memberships),
    ours(state.invitations),
  ];
}

const ownClerkId = () => stackFacts().organizations.find((one) => one.slug === slug)!.clerkId;

async function query<Row>(text: string): Promise<Row[]> {
  const client = new pg.Client(stackFacts().database.owner);
  await client.connect();
  try {
    return (await client.query(text, [slug])).rows;
  } finally {
    await client.end();
  }
}

const inNika = () =>
  query(
    `select o.name, o.status, o.clerk_id, m.id, m.status as membership, m.clerk_id as clerk_membership,
        (select string_agg(r.key, ' ') from user_roles u join roles r on r.id = u.role_id where u.membership_id = m.id) as role,
        (select count(*) from team_invitations i where i.organization_id = o.id) as invitations
      from organizations o join memberships m on m.organization_id = o.id where o.slug = $1 order by m.id`,
  );

async function someoneElse(organizationClerkId: string): Promise<string> {
  expect(organizationClerkId).toMatch(/^org_/);
  const [row] = await query<{ clerk_id: string }>(
    `select u.clerk_id from memberships m join organizations o on o.id = m.organization_id join users u on u.id = m.user_id
      join user_roles ur on ur.membership_id = m.id join roles r on r.id = ur.role_id and r.key = 'owner' where o.slug = $1 limit 1`,
  );
  return row!.clerk_id;
}
