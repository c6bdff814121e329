import { afterAll, beforeAll, expect, test } from "vitest";
import { clerkForTest, signUp } from "@/lib/emulators/clerk/test-support";
import { totpCode } from "@/lib/emulators/clerk/totp";

let clerk: Awaited<ReturnType<typeof clerkForTest>>;
beforeAll(async () => {
  clerk = await clerkForTest();
});
afterAll(() => clerk.close());

const credentials = { identifier: "thandi@ubuntu.example", password: "a good password" };

test("whoever set up an authenticator is asked for its code, and a backup code works once", async () => {
  const browser = clerk.browser();
  await signUp(browser);
  const { secret } = (await browser("POST", "/v1/me/totp")).response;
  const code = () => totpCode(secret, Date.now());
  await browser("POST", "/v1/me/totp/attempt_verification", { code: code() });
  const [backup] = (await browser("POST", "/v1/me/backup_codes/")).response.codes;
  const enter = async (fields: Record<string, string>) => {
    await browser("DELETE", "/v1/client/sessions");
    const begun = await browser("POST", "/v1/client/sign_ins", credentials);
    expect(begun.response.status).toBe("needs_second_factor");
    expect(begun.client.sessions).toEqual([]);
    return browser("POST", `/v1/client/sign_ins/${begun.response.id}/attempt_second_factor`, fields);
  };
  expect((await enter({ strategy: "totp", code: "000000" })).errors?.[0]?.code).toBe("form_code_incorrect");
  expect((await enter({ strategy: "totp", code: code() })).response.status).toBe("complete");
  expect((await enter({ strategy: "backup_code", code: backup })).response.status).toBe("complete");
  expect((await enter({ strategy: "backup_code", code: backup })).errors?.[0]?.code).toBe(
    "form_code_incorrect",
  );
});

test("a locked account is refused with the seconds that are left, until it is unlocked", async () => {
  const browser = clerk.browser();
  const { userId } = await signUp(browser, "sipho@ubuntu.example");
  await browser("DELETE", "/v1/client/sessions");
  const enter = () =>
    browser("POST", "/v1/client/sign_ins", { ...credentials, identifier: "sipho@ubuntu.example" });
  await clerk.api.users.lockUser(userId);
  const [refusal] = (await enter()).errors!;
  expect(refusal).toMatchObject({ code: "user_locked", meta: { lockout_expires_in_seconds: 3_600 } });
  await clerk.api.users.unlockUser(userId);
  expect((await enter()).response.status).toBe("complete");
});
