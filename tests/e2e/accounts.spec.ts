import { expect, type Page, test } from "@playwright/test";
import { totpCode } from "@/lib/emulators/clerk/totp";
import { ageSession, anAccount, offer } from "./support/clerk";
import { look } from "./support/look";
import { mailTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// What people keep of their own account, and how they come in with a second step.

const run = Date.now().toString(36);
const password = "a long enough example 7";
const address = (name: string) => `${name}.${run}@accounts.example`;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("somebody keeps their own account: name, password, second step, devices", async ({
    page,
    browser,
  }) => {
    const email = address("sipho");
    await anAccount(email, password);
    await offer(page.context(), "totp");
    await signIn(page, email, password);

    await test.step("changes the name", async () => {
      await page.goto("/my");
      await page.getByRole("button", { name: /your account/ }).click();
      await page.getByRole("link", { name: "Your profile" }).click();
      await page.getByLabel("Surname").fill("");
      await page.getByRole("button", { name: "Save my name" }).click();
      await expect(page.getByText("Fill this in.")).toBeVisible();
      await page.getByLabel("Surname").fill("Khumalo");
      await page.getByRole("button", { name: "Save my name" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await look(page, "account-profile");
    });
    const moved = address("moved");
    await test.step("changes the address", () => changeAddress(page, email, moved));
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await test.step("sees another device, and signs it out", async () => {
      await signIn(other, moved, password);
      await page.goto("/account/security");
      await expect(page.getByText("This device")).toBeVisible();
      await look(page, "account-security");
      await page.getByRole("button", { name: /^Sign out of/ }).click();
      await expect(page.getByRole("button", { name: /^Sign out of/ })).toHaveCount(0);
      await other.context().clearCookies({ name: /^__session/ });
      await other.goto("/my");
      await expect(other).toHaveURL(/\/sign-in\?return=%2Fmy/);
    });
    await test.step("changes the password", async () => {
      await page.getByLabel("Current password").fill("not the password");
      await page.getByLabel("New password").fill("another good example 8");
      await page.getByRole("button", { name: "Change my password" }).click();
      await expect(page.getByText("That is not your current password.")).toBeVisible();
      await page.getByLabel("Current password").fill(password);
      await ageSession(moved, 20);
      await page.getByRole("button", { name: "Change my password" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Your password").fill(password);
      await look(page, "account-proof");
      await dialog.getByRole("button", { name: "Confirm" }).click();
      await expect(page.getByText("Your password is changed.")).toBeVisible();
    });
    const secret = await test.step("sets up an authenticator", () => setUpAuthenticator(page));
    const codes = await test.step("keeps backup codes", async () => {
      await page.getByRole("button", { name: "Make backup codes" }).click();
      await expect(page.getByText("Each works once")).toBeVisible();
      return page.locator(".backup-codes li").allTextContents();
    });
    await test.step("signs in with the second step", async () => {
      await signOut(page);
      await enterPassword(page, moved, "another good example 8");
      await expect(page.getByText(/your authenticator app shows/)).toBeVisible();
      await page.getByLabel("Code from the app").fill("000000");
      await page.getByRole("button", { name: "Go on" }).click();
      await expect(page.getByText(/That's not the code/)).toBeVisible();
      await look(page, "sign-in-second-step");
      await page.getByLabel("Code from the app").fill(totpCode(secret, Date.now()));
      await page.getByRole("button", { name: "Go on" }).click();
      await expect(page).not.toHaveURL(/sign-in/);
    });
    await test.step("or with a backup code", async () => {
      await signOut(page);
      await enterPassword(page, moved, "another good example 8");
      await page.getByRole("button", { name: "Use a backup code" }).click();
      await page.getByLabel("Backup code").fill(codes[0]!);
      await page.getByRole("button", { name: "Go on" }).click();
      await expect(page).not.toHaveURL(/sign-in/);
    });
    await elsewhere.close();
  });
});

async function changeAddress(page: Page, email: string, to: string): Promise<void> {
  await page.getByRole("button", { name: "Change my address" }).click();
  await page.getByLabel("New e-mail address").fill(stackFacts().accounts[0]!.email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await expect(page.getByText("That address has an account already.")).toBeVisible();
  await page.getByLabel("New e-mail address").fill(to);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  const code = /\b\d{6}\b/.exec((await mailTo(to, /code/i)).subject)![0];
  await page.getByLabel("Code from the mail").fill("000000");
  await page.getByRole("button", { name: "Change my address" }).click();
  await expect(page.getByText(/That's not the code/)).toBeVisible();
  await look(page, "account-address");
  await expect(page.getByRole("definition")).toHaveText(email);
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Change my address" }).click();
  await expect(page.getByText("Your address is changed.")).toBeVisible();
  await expect(page.getByRole("definition")).toHaveText(to);
}

async function setUpAuthenticator(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Set up an authenticator" }).click();
  const text = await page.getByText("Or type this into the app:").locator(".mono").textContent();
  const secret = text!.replaceAll(" ", "");
  await look(page, "account-authenticator");
  await page.getByLabel("Code from the app").fill(totpCode(secret, Date.now()));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByText("asked for at every sign-in")).toBeVisible();
  return secret;
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/sign-out");
  await expect(page).toHaveURL(`${stackFacts().web}/`);
}

async function enterPassword(page: Page, email: string, text: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
