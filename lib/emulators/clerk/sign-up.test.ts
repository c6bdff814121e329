import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clerkForTest, receiver, signUp } from "@/lib/emulators/clerk/test-support";

let clerk: Awaited<ReturnType<typeof clerkForTest>>;
let inbox: Awaited<ReturnType<typeof receiver>>;
let now: number;

beforeEach(async () => {
  now = Date.now();
  inbox = await receiver();
  clerk = await clerkForTest({ now: () => now, mailUrl: inbox.url });
});
afterEach(async () => {
  await clerk.close();
  await inbox.close();
});

const account = { email_address: "Thandi@Ubuntu.example", password: "a good password", first_name: "Thandi" };

async function startSignUp() {
  const browser = clerk.browser();
  const started = await browser("POST", "/v1/client/sign_ups", account);
  const path = `/v1/client/sign_ups/${started.response.id}`;
  await browser("POST", `${path}/prepare_verification`, { strategy: "email_code" });
  const attempt = (code: string) =>
    browser("POST", `${path}/attempt_verification`, { strategy: "email_code", code });
  const resend = () => browser("POST", `${path}/prepare_verification`, { strategy: "email_code" });
  return { started, attempt, resend, browser };
}

test("a person signs up with the mailed code and is signed in", async () => {
  const { started, attempt } = await startSignUp();
  expect(started.response.status).toBe("missing_requirements");
  expect(started.response.unverified_fields).toEqual(["email_address"]);
  const done = await attempt("424242");
  expect(done.response.status).toBe("complete");
  expect(done.client.captcha_bypass).toBe(true);
  expect(done.client.sessions[0].user.first_name).toBe("Thandi");
  const user = await clerk.api.users.getUser(done.response.created_user_id);
  expect(user.primaryEmailAddress?.emailAddress).toBe("thandi@ubuntu.example");
  expect(user.createOrganizationEnabled).toBe(false);
  await vi.waitFor(() => expect(inbox.received.length).toBeGreaterThan(0));
  expect(JSON.parse(inbox.received[0]!.body)).toMatchObject({
    to: ["thandi@ubuntu.example"],
    subject: "424242 is your verification code",
  });
});

test("a wrong code is refused beside its field, and the third wrong one ends the code until a new one is sent", async () => {
  const { attempt, resend } = await startSignUp();
  const wrong = await attempt("000000");
  expect(wrong.status).toBe(422);
  expect(wrong.errors?.[0]).toMatchObject({ code: "form_code_incorrect", meta: { param_name: "code" } });
  await attempt("000001");
  await attempt("000002");
  expect((await attempt("424242")).errors?.[0]?.code).toBe("verification_failed");
  await resend();
  expect((await attempt("424242")).response.status).toBe("complete");
});

test("a code is good for ten minutes", async () => {
  const { attempt } = await startSignUp();
  now += 10 * 60_000;
  expect((await attempt("424242")).errors?.[0]?.code).toBe("verification_expired");
});

test("a taken address and a short password are refused beside their fields", async () => {
  await signUp(clerk.browser(), "thandi@ubuntu.example");
  const taken = await clerk.browser()("POST", "/v1/client/sign_ups", account);
  expect(taken.errors?.[0]).toMatchObject({
    code: "form_identifier_exists",
    meta: { param_name: "email_address" },
  });
  const short = await clerk.browser()("POST", "/v1/client/sign_ups", {
    email_address: "sipho@ubuntu.example",
    password: "short",
  });
  expect(short.errors?.[0]).toMatchObject({
    code: "form_password_length_too_short",
    meta: { param_name: "password" },
  });
});

test("a completed sign-up cannot be completed again", async () => {
  const { attempt } = await startSignUp();
  await attempt("424242");
  expect((await attempt("424242")).status).toBe(400);
  expect((await clerk.api.users.getUserList()).totalCount).toBe(1);
});

test("another address takes the first one's place once its code has come back, and not before", async () => {
  const browser = clerk.browser();
  await signUp(browser);
  const { response } = await browser("POST", "/v1/me/email_addresses/", {
    email_address: "New@Ubuntu.example",
  });
  const path = `/v1/me/email_addresses/${response.id}`;
  const makePrimary = () => browser("PATCH", "/v1/me", { primary_email_address_id: response.id });
  expect((await makePrimary()).status).toBe(404);
  await browser("POST", `${path}/prepare_verification`, { strategy: "email_code" });
  expect((await browser("POST", `${path}/attempt_verification`, { code: "000000" })).status).toBe(422);
  expect((await browser("POST", `${path}/attempt_verification`, { code: "424242" })).status).toBe(200);
  const me = (await makePrimary()).response;
  expect(me.primary_email_address_id).toBe(response.id);
  expect((await browser("DELETE", path)).status).toBe(400);
  await browser("DELETE", `/v1/me/email_addresses/${me.email_addresses[1].id}`);
  const user = await clerk.api.users.getUser(me.id);
  expect(user.emailAddresses.map(({ emailAddress }) => emailAddress)).toEqual(["new@ubuntu.example"]);
});
