import { afterEach, beforeEach, expect, test } from "vitest";
import { clerkForTest, origin, signUp } from "@/lib/emulators/clerk/test-support";

let clerk: Awaited<ReturnType<typeof clerkForTest>>;

beforeEach(async () => {
  clerk = await clerkForTest();
});
afterEach(() => clerk.close());

async function memberOfUbuntu() {
  const browser = clerk.browser();
  const { userId, session } = await signUp(browser);
  const organization = await clerk.api.organizations.createOrganization({ name: "Ubuntu", slug: "ubuntu" });
  const organizationId = organization.id;
  await clerk.api.organizations.createOrganizationMembership({ organizationId, userId, role: "org:member" });
  return { browser, userId, session, organizationId };
}

test("an organisation of the Backend API has no creator and no members until one is added", async () => {
  const made = await clerk.api.organizations.createOrganization({ name: "Ubuntu", slug: "ubuntu" });
  expect(made.createdBy ?? null).toBeNull();
  const members = await clerk.api.organizations.getOrganizationMembershipList({ organizationId: made.id });
  expect(members.totalCount).toBe(0);
  expect((await clerk.api.organizations.getOrganization({ slug: "ubuntu" })).id).toBe(made.id);
});

test("a browser can neither create an organisation nor invite, rename, remove or delete as org:member", async () => {
  const { browser, userId, organizationId } = await memberOfUbuntu();
  expect((await browser("POST", "/v1/organizations", { name: "Mine" })).status).toBe(403);
  const path = `/v1/organizations/${organizationId}`;
  const refused = [
    await browser("PATCH", path, { name: "Renamed" }),
    await browser("DELETE", path),
    await browser("GET", `${path}/memberships`),
    await browser("POST", `${path}/memberships`, { user_id: userId, role: "org:admin" }),
    await browser("PATCH", `${path}/memberships/${userId}`, { role: "org:admin" }),
    await browser("DELETE", `${path}/memberships/${userId}`),
    await browser("GET", `${path}/invitations`),
    await browser("POST", `${path}/invitations`, { email_address: "x@y.example", role: "org:member" }),
    await browser("POST", `${path}/invitations/bulk`, { email_address: "x@y.example", role: "org:member" }),
  ];
  for (const { status, errors } of refused) {
    expect(status).toBe(403);
    expect(errors?.[0]?.code).toBe("missing_permission");
  }
  expect((await clerk.api.organizations.getOrganization({ organizationId })).name).toBe("Ubuntu");
});

test("a stranger learns nothing of an organisation", async () => {
  const { organizationId } = await memberOfUbuntu();
  const stranger = clerk.browser();
  await signUp(stranger, "sipho@elsewhere.example");
  expect((await stranger("GET", `/v1/organizations/${organizationId}`)).status).toBe(404);
});

test("an invited newcomer joins through the mailed link, once", async () => {
  const { organizationId, userId } = await memberOfUbuntu();
  const invitation = await clerk.api.organizations.createOrganizationInvitation({
    organizationId,
    inviterUserId: userId,
    emailAddress: "lerato@ubuntu.example",
    role: "org:member",
    redirectUrl: `${origin}/accept-invitation`,
  });
  const link = new URL(invitation.url!);
  expect(link.searchParams.get("__clerk_status")).toBe("sign_up");
  const ticket = link.searchParams.get("__clerk_ticket")!;
  const fields = { strategy: "ticket", ticket, password: "another password" };
  const joined = await clerk.browser()("POST", "/v1/client/sign_ups", fields);
  expect(joined.response.status).toBe("complete");
  expect(joined.client.sessions[0].last_active_organization_id).toBe(organizationId);
  expect((await clerk.browser()("POST", "/v1/client/sign_ups", fields)).status).toBe(400);
  const members = await clerk.api.organizations.getOrganizationMembershipList({ organizationId });
  expect(members.data.map(({ role }) => role)).toEqual(["org:member", "org:member"]);
});

test("a list of members is filtered by user and by word", async () => {
  const { organizationId, userId } = await memberOfUbuntu();
  const list = (filter: object) =>
    clerk.api.organizations.getOrganizationMembershipList({ organizationId, ...filter });
  expect((await list({ userId: [userId] })).totalCount).toBe(1);
  expect((await list({ userId: ["user_other"] })).totalCount).toBe(0);
  expect((await list({ query: "thandi" })).totalCount).toBe(1);
  expect((await list({ role: ["org:admin"] })).totalCount).toBe(0);
});

test("metadata: PATCH merges deeply and null deletes, PUT replaces", async () => {
  const { userId, organizationId } = await memberOfUbuntu();
  await clerk.api.users.updateUserMetadata(userId, { publicMetadata: { a: { b: 1, c: 2 }, d: 3 } });
  const merged = await clerk.api.users.updateUserMetadata(userId, {
    publicMetadata: { a: { b: null, e: 4 } },
  });
  expect(merged.publicMetadata).toEqual({ a: { c: 2, e: 4 }, d: 3 });
  await clerk.api.organizations.updateOrganizationMetadata(organizationId, { publicMetadata: { a: 1 } });
  const answer = await fetch(`${clerk.url}/bapi/v1/organizations/${organizationId}/metadata`, {
    method: "PUT",
    headers: { authorization: "Bearer sk_test_emulator", "content-type": "application/json" },
    body: JSON.stringify({ public_metadata: { z: 1 } }),
  });
  expect((await answer.json()).public_metadata).toEqual({ z: 1 });
});

test("a taken slug, a missing name and a wrong key are refused", async () => {
  await memberOfUbuntu();
  const { organizations } = clerk.api;
  await expect(organizations.createOrganization({ name: "Other", slug: "ubuntu" })).rejects.toMatchObject({
    status: 422,
  });
  await expect(organizations.createOrganization({ name: "" })).rejects.toMatchObject({ status: 422 });
  const answer = await fetch(`${clerk.url}/bapi/v1/users`, {
    headers: { authorization: "Bearer sk_test_other" },
  });
  expect(answer.status).toBe(401);
});
