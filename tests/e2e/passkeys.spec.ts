import { expect, type Page, test } from "@playwright/test";
import { anAccount } from "./support/clerk";
import { look } from "./support/look";
import { stackFacts } from "./support/stack-facts";

// Passkeys as Chromium makes them, with a device that exists in it alone.

const password = "a long enough example 7";

test("a passkey is made, signs in without a password, and is removed", async ({ browser }) => {
  // A browser keeps passkeys for names, not for numbers.
  const home = stackFacts().web.replace("127.0.0.1", "localhost");
  const context = await browser.newContext({ baseURL: home });
  await context.addCookies([{ name: "clerk_emulator_offers", value: "passkey", url: home }]);
  const page = await context.newPage();
  await aDeviceWithPasskeys(page);
  const email = `passkey.${Date.now().toString(36)}@accounts.example`;
  await anAccount(email, password);
  await page.goto("/sign-in?return=%2Faccount%2Fsecurity");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("button", { name: "Remove" })).toBeVisible();
  await look(page, "account-passkey");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("This device has a passkey for your account already.")).toBeVisible();
  await page.goto("/sign-out");
  await expect(page).toHaveURL(`${home}/`);
  await page.goto("/sign-in?return=%2Faccount%2Fsecurity");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/account\/security$/);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: "Remove" })).toHaveCount(0);
  await page.goto("/sign-out");
  await expect(page).toHaveURL(`${home}/`);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("That passkey isn't known here.")).toBeVisible();
  await context.close();
});

/** A device that unlocks itself, as one does at a finger's touch. */
async function aDeviceWithPasskeys(page: Page): Promise<void> {
  // Clerk's script takes a driven browser for a robot, which has no fingers.
  await page.addInitScript(() => Object.defineProperty(navigator, "webdriver", { get: () => false }));
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
