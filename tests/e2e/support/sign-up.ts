import { expect, type Page } from "@playwright/test";
import { mailTo } from "./mailbox";

type Person = { firstName: string; lastName: string; email: string; password: string };

/** From the empty form to a proven address. */
export async function signUp(page: Page, { firstName, lastName, email, password }: Person): Promise<void> {
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Surname").fill(lastName);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create my account" }).click();
  const code = /\b\d{6}\b/.exec((await mailTo(email, /code/i)).subject)![0];
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm my address" }).click();
}
