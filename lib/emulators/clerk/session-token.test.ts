import { statSync } from "node:fs";
import { join } from "node:path";
import { createClerkClient } from "@clerk/nextjs/server";
import { expect, test } from "vitest";
import {
  clerkForTest,
  newFolder,
  origin,
  publishableKey,
  secretKey,
  signUp,
} from "@/lib/emulators/clerk/test-support";

/** The SDK's own verification, as the middleware runs it. */
function authenticate(clerk: { url: string }, headers: Record<string, string>) {
  const api = createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: `${clerk.url}/bapi`,
    telemetry: { disabled: true },
  });
  return api.authenticateRequest(new Request(`${origin}/dashboard`, { headers }), {
    authorizedParties: [origin],
    proxyUrl: `${origin}/__clerk`,
  });
}

const tokenOf = async (clerk: Awaited<ReturnType<typeof clerkForTest>>, browser = clerk.browser()) => {
  const { userId, session } = await signUp(browser);
  const path = `/v1/client/sessions/${session.id}/tokens`;
  const mint = async (fields = {}) =>
    ((await browser("POST", path, fields)) as unknown as { jwt: string }).jwt;
  return { userId, mint };
};

test("a session token passes the SDK's verification and carries organisation and public metadata", async () => {
  const clerk = await clerkForTest();
  const { userId, mint } = await tokenOf(clerk);
  const organization = await clerk.api.organizations.createOrganization({ name: "Ubuntu", slug: "ubuntu" });
  const organizationId = organization.id;
  await clerk.api.organizations.createOrganizationMembership({ organizationId, userId, role: "org:member" });
  await clerk.api.users.updateUserMetadata(userId, { publicMetadata: { onboardingComplete: true } });
  const state = await authenticate(clerk, {
    authorization: `Bearer ${await mint({ organization_id: organizationId })}`,
  });
  expect(state.isAuthenticated).toBe(true);
  const auth = state.toAuth()!;
  expect(auth).toMatchObject({ userId, orgId: organizationId, orgSlug: "ubuntu", orgRole: "org:member" });
  expect((auth.sessionClaims as { metadata?: unknown }).metadata).toEqual({ onboardingComplete: true });
  expect(auth.sessionClaims).not.toHaveProperty("role");
  await clerk.api.organizations.updateOrganizationMembershipMetadata({
    organizationId,
    userId,
    publicMetadata: { role: "manager", may: "AQ" },
  });
  const next = await authenticate(clerk, {
    authorization: `Bearer ${await mint({ organization_id: organizationId })}`,
  });
  expect(next.toAuth()!.sessionClaims).toMatchObject({ role: "manager", may: "AQ" });
  await clerk.close();
});

test("a token for an organisation of others does not name it", async () => {
  const clerk = await clerkForTest();
  const { mint } = await tokenOf(clerk);
  const other = await clerk.api.organizations.createOrganization({ name: "Other", slug: "other" });
  const state = await authenticate(clerk, {
    authorization: `Bearer ${await mint({ organization_id: other.id })}`,
  });
  expect(state.toAuth()).toMatchObject({ orgId: undefined });
  await clerk.close();
});

test("a token is expired after a minute and a forged one is never accepted", async () => {
  let now = Date.now() - 90_000;
  const clerk = await clerkForTest({ now: () => now });
  const { mint } = await tokenOf(clerk);
  expect((await authenticate(clerk, { authorization: `Bearer ${await mint()}` })).isAuthenticated).toBe(
    false,
  );
  now = Date.now();
  const [head, claims] = (await mint()).split(".");
  const forged = `${head}.${claims}.${Buffer.from("forged").toString("base64url")}`;
  expect((await authenticate(clerk, { authorization: `Bearer ${forged}` })).isAuthenticated).toBe(false);
  expect((await authenticate(clerk, { authorization: `Bearer ${await mint()}` })).isAuthenticated).toBe(true);
  await clerk.close();
});

test("the handshake gives the page's host its cookies by a nonce that works once", async () => {
  const clerk = await clerkForTest();
  const back = encodeURIComponent(`${origin}/dashboard`);
  const answer = await fetch(`${clerk.url}/fapi/v1/client/handshake?redirect_url=${back}&format=nonce`, {
    redirect: "manual",
  });
  expect(answer.status).toBe(307);
  const location = new URL(answer.headers.get("location")!);
  expect(location.origin + location.pathname).toBe(`${origin}/dashboard`);
  const nonce = location.searchParams.get("__clerk_handshake_nonce")!;
  const { directives } = await clerk.api.clients.getHandshakePayload({ nonce });
  expect(directives.some((cookie) => cookie.startsWith("__clerk_db_jwt="))).toBe(true);
  expect(directives.some((cookie) => cookie.startsWith("__client_uat=0;"))).toBe(true);
  await expect(clerk.api.clients.getHandshakePayload({ nonce })).rejects.toMatchObject({ status: 404 });
  await clerk.close();
});

test("the signing key and the accounts outlive a restart, and the key is the owner's alone", async () => {
  const folder = newFolder();
  const first = await clerkForTest({ folder });
  const browser = first.browser();
  const { userId, mint } = await tokenOf(first, browser);
  const token = await mint();
  await first.close();
  const second = await clerkForTest({ folder });
  expect((await second.api.users.getUser(userId)).id).toBe(userId);
  expect((await authenticate(second, { authorization: `Bearer ${token}` })).isAuthenticated).toBe(true);
  expect(statSync(join(folder, "signing-key.pem")).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "state.json")).mode & 0o777).toBe(0o600);
  await second.close();
});
