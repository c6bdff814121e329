import { expect, type Page } from "@playwright/test";

export type Giver = { firstName: string; lastName: string; email: string };

// Synthetic numbers that pass their check digits; they belong to nobody.
const identityNumber = "8001015009087";
const taxReference = "0123456782";

/** Fills in the giver's details and asks for a certificate. */
export async function fillInDetails(page: Page, giver: Giver): Promise<void> {
  await page.getByLabel("First name").fill(giver.firstName);
  await page.getByLabel("Surname").fill(giver.lastName);
  await page.getByLabel("E-mail", { exact: true }).fill(giver.email);
  await page.getByRole("checkbox", { name: /Section 18A certificate/ }).check();
  await page.getByLabel("South African ID number").fill(identityNumber);
  await page.getByLabel("Income tax number").fill(taxReference);
  await page.getByLabel("Street address").fill("14 Boshoff Street");
  await page.getByLabel("Town").fill("Pietermaritzburg");
  await page.getByLabel("Post code").fill("3201");
  await page.getByLabel("Phone").fill("072 555 0188");
}

/** From PayFast's page back to the thanks. */
export async function payAtPayFast(page: Page, amount: RegExp): Promise<void> {
  await expect(page.getByText("PayFast emulator")).toBeVisible();
  await page.getByRole("button", { name: amount }).click();
}
