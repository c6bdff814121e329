import { afterEach, beforeEach, expect, test } from "vitest";
import { clerkForTest } from "@/lib/emulators/clerk/test-support";

let clerk: Awaited<ReturnType<typeof clerkForTest>>;
let now: number;
const email = "thandi@ubuntu.example";

beforeEach(async () => {
  now = Date.now();
  clerk = await clerkForTest({ now: () => now });
  await clerk.api.users.createUser({ emailAddress: [email], password: "a good password" });
});
afterEach(() => clerk.close());

const signIn = (browser = clerk.browser(), password = "a good password") =>
  browser("POST", "/v1/client/sign_ins", { identifier: email.toUpperCase(), password });

test("a person signs in with the password, in any case of the address", async () => {
  const { response, client, cookies } = await signIn();
  expect(response.status).toBe("complete");
  expect(client.sessions).toHaveLength(1);
  expect(cookies.find((cookie) => cookie.startsWith("__client="))).toContain("HttpOnly");
  expect(cookies.find((cookie) => cookie.startsWith("__client_uat="))).not.toContain("__client_uat=0;");
});

test("a wrong password and an unknown address are refused beside their fields", async () => {
  const wrong = await signIn(undefined, "another password");
  expect(wrong.errors?.[0]).toMatchObject({
    code: "form_password_incorrect",
    meta: { param_name: "password" },
  });
  const unknown = await clerk.browser()("POST", "/v1/client/sign_ins", { identifier: "no@body.example" });
  expect(unknown.errors?.[0]).toMatchObject({
    code: "form_identifier_not_found",
    meta: { param_name: "identifier" },
  });
});

test("a forgotten password is replaced after the mailed code, not before", async () => {
  const browser = clerk.browser();
  const { response } = await browser("POST", "/v1/client/sign_ins", { identifier: email });
  const path = `/v1/client/sign_ins/${response.id}`;
  const strategy = "reset_password_email_code";
  expect((await browser("POST", `${path}/reset_password`, { password: "a new password" })).status).toBe(400);
  await browser("POST", `${path}/prepare_first_factor`, { strategy });
  const proven = await browser("POST", `${path}/attempt_first_factor`, { strategy, code: "424242" });
  expect(proven.response.status).toBe("needs_new_password");
  const done = await browser("POST", `${path}/reset_password`, { password: "a new password" });
  expect(done.response.status).toBe("complete");
  expect((await signIn()).status).toBe(422);
  expect((await signIn(undefined, "a new password")).status).toBe(200);
});

test("a browser that is signed in is told so instead of being signed in twice", async () => {
  const browser = clerk.browser();
  await signIn(browser);
  expect((await signIn(browser)).errors?.[0]?.code).toBe("session_exists");
});

test("signing out ends the session for its token too", async () => {
  const browser = clerk.browser();
  const { client } = await signIn(browser);
  const tokens = `/v1/client/sessions/${client.sessions[0].id}/tokens`;
  expect((await browser("POST", tokens)).status).toBe(200);
  await browser("DELETE", "/v1/client/sessions");
  expect((await browser("POST", tokens)).errors?.[0]?.code).toBe("signed_out");
  expect((await browser("GET", "/v1/client")).response.sessions).toEqual([]);
});

test("a session ends after seven days", async () => {
  const browser = clerk.browser();
  const { client } = await signIn(browser);
  now += 7 * 86_400_000;
  expect((await browser("POST", `/v1/client/sessions/${client.sessions[0].id}/tokens`)).status).toBe(401);
});

test("a sign-in token signs in once, within its time, unless it is revoked", async () => {
  const { data } = await clerk.api.users.getUserList({ emailAddress: [email] });
  const userId = data[0]!.id;
  const spend = (ticket: string) =>
    clerk.browser()("POST", "/v1/client/sign_ins", { strategy: "ticket", ticket });
  const once = await clerk.api.signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  expect((await spend(once.token)).response.status).toBe("complete");
  expect((await spend(once.token)).errors?.[0]?.code).toBe("sign_in_token_already_used_code");
  const revoked = await clerk.api.signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  await clerk.api.signInTokens.revokeSignInToken(revoked.id);
  expect((await spend(revoked.token)).errors?.[0]?.code).toBe("sign_in_token_revoked_code");
  const late = await clerk.api.signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  now += 61_000;
  expect((await spend(late.token)).errors?.[0]?.code).toBe("ticket_expired_code");
  expect((await spend(`${late.token}x`)).errors?.[0]?.code).toBe("ticket_invalid_code");
});
