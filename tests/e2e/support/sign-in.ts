import { expect, type Page } from "@playwright/test";
import { stackFacts } from "./stack-facts";

/**
 * Somebody whom the seed made: signed in as Clerk's script does it, without drawing the form and fetching that script,
 * and then where the middleware sends them.
 */
export async function signInAs(page: Page, organization: string, role: string): Promise<void> {
  const account = stackFacts().accounts.find((one) => one.organization === organization && one.role === role);
  if (!account) throw new Error(`the seed made no ${role} of ${organization}`);
  const answer = await page.request.post("/__clerk/v1/client/sign_ins?_method=POST", {
    headers: { origin: stackFacts().web },
    form: { strategy: "password", identifier: account.email, password: account.password },
  });
  expect(answer.status(), `Clerk signs the ${role} of ${organization} in`).toBe(200);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(new RegExp(`/${organization}/dashboard/`));
}

/** Through the form, as people do. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
