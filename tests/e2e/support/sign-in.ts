import { expect, type Page } from "@playwright/test";
import { stackFacts } from "./stack-facts";

/** Somebody whom the seed made: signs in and lands where the middleware sends them. */
export async function signInAs(page: Page, organization: string, role: string): Promise<void> {
  const account = stackFacts().accounts.find((one) => one.organization === organization && one.role === role);
  if (!account) throw new Error(`the seed made no ${role} of ${organization}`);
  await signIn(page, account.email, account.password);
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
