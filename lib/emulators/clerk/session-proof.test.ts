import { createClerkClient } from "@clerk/nextjs/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clerkForTest, origin, publishableKey, secretKey, signUp } from "@/lib/emulators/clerk/test-support";
import { totpCode } from "@/lib/emulators/clerk/totp";

let clerk: Awaited<ReturnType<typeof clerkForTest>>;
let browser: ReturnType<typeof clerk.browser>;
let userId: string;
let session: string;
let now: number;
const minutes = 60_000;

beforeEach(async () => {
  now = Date.now() - 60 * minutes;
  clerk = await clerkForTest({ now: () => now, lockAfter: 3 });
  browser = clerk.browser();
  const signedUp = await signUp(browser);
  userId = signedUp.userId;
  session = `/v1/client/sessions/${signedUp.session.id}`;
});
afterEach(() => clerk.close());

/** What the SDK's own `has` says of a token minted now. */
async function isFresh(): Promise<boolean> {
  const { jwt } = (await browser("POST", `${session}/tokens`)) as unknown as { jwt: string };
  const { url } = clerk;
  const api = createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: `${url}/bapi`,
    telemetry: { disabled: true },
  });
  const headers = { authorization: `Bearer ${jwt}` };
  const state = await api.authenticateRequest(new Request(origin, { headers }), {
    proxyUrl: `${origin}/__clerk`,
    clockSkewInMs: 120 * minutes,
  });
  return state.toAuth()!.has({ reverification: "strict" });
}

const prove = (step: string, fields: Record<string, string>) =>
  browser("POST", `${session}/verify${step}`, fields);
const code = (answer: { errors?: { code: string }[] }) => answer.errors?.[0]?.code;

test("a sign-in counts as fresh for ten minutes, and then the password makes it so again", async () => {
  now += 9 * minutes;
  expect(await isFresh()).toBe(true);
  now += 1 * minutes;
  expect(await isFresh()).toBe(false);
  const begun = await prove("", { level: "second_factor" });
  expect(begun.response).toMatchObject({ status: "needs_first_factor", level: "second_factor" });
  const offered = begun.response.supported_first_factors.map(
    ({ strategy }: { strategy: string }) => strategy,
  );
  expect(offered).toEqual(["password", "email_code"]);
  expect(code(await prove("/attempt_first_factor", { strategy: "password", password: "another one" }))).toBe(
    "form_password_incorrect",
  );
  expect(await isFresh()).toBe(false);
  const done = await prove("/attempt_first_factor", { strategy: "password", password: "a good password" });
  expect(done.response.status).toBe("complete");
  expect(done.response.session.factor_verification_age).toEqual([0, -1]);
  expect(done.client.sessions).toHaveLength(1);
  expect(await isFresh()).toBe(true);
});

test("a mailed code does as well, and nothing is proven that was not begun", async () => {
  now += 20 * minutes;
  const attempt = () => prove("/attempt_first_factor", { strategy: "email_code", code: "424242" });
  expect((await attempt()).status).toBe(404);
  await prove("", { level: "second_factor" });
  expect(code(await attempt())).toBe("verification_missing");
  await prove("/prepare_first_factor", { strategy: "email_code" });
  expect((await attempt()).response.status).toBe("complete");
  expect(await isFresh()).toBe(true);
});

test("whoever set up an authenticator is asked for its code, or a backup code", async () => {
  const { secret } = (await browser("POST", "/v1/me/totp")).response;
  await browser("POST", "/v1/me/totp/attempt_verification", { code: totpCode(secret, now) });
  const [backup] = (await browser("POST", "/v1/me/backup_codes/")).response.codes;
  now += 20 * minutes;
  const begun = await prove("", { level: "second_factor" });
  expect(begun.response.status).toBe("needs_second_factor");
  expect(
    (await prove("/attempt_first_factor", { strategy: "password", password: "a good password" })).status,
  ).toBe(404);
  expect(code(await prove("/attempt_second_factor", { strategy: "totp", code: "000000" }))).toBe(
    "form_code_incorrect",
  );
  expect(
    (await prove("/attempt_second_factor", { strategy: "totp", code: totpCode(secret, now) })).response,
  ).toMatchObject({
    status: "complete",
    session: { factor_verification_age: [20, 0] },
  });
  expect(await isFresh()).toBe(true);
  now += 20 * minutes;
  await prove("", { level: "second_factor" });
  expect(
    (await prove("/attempt_second_factor", { strategy: "backup_code", code: backup })).response.status,
  ).toBe("complete");
});

test("too many wrong passwords lock the account, for the right one too, until its time is over", async () => {
  await prove("", { level: "second_factor" });
  const attempt = (password: string) => prove("/attempt_first_factor", { strategy: "password", password });
  expect(code(await attempt("one"))).toBe("form_password_incorrect");
  expect(code(await attempt("two"))).toBe("form_password_incorrect");
  expect((await attempt("three")).errors?.[0]).toMatchObject({
    code: "user_locked",
    meta: { lockout_expires_in_seconds: 3_600 },
  });
  expect(code(await attempt("a good password"))).toBe("user_locked");
  expect(code(await prove("", { level: "second_factor" }))).toBe("user_locked");
  const signIn = { identifier: "thandi@ubuntu.example", password: "a good password" };
  expect(code(await clerk.browser()("POST", "/v1/client/sign_ins", signIn))).toBe("user_locked");
  await clerk.api.users.unlockUser(userId);
  expect((await attempt("a good password")).response.status).toBe("complete");
});

test("a session of somebody else's browser proves nothing", async () => {
  const other = clerk.browser();
  await signUp(other, "sipho@ubuntu.example");
  expect((await other("POST", `${session}/verify`, { level: "second_factor" })).status).toBe(404);
});
