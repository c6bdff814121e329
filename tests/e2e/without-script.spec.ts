import { expect, test } from "@playwright/test";
import { fillInDetails, payAtPayFast } from "./support/give";
import { stackFacts } from "./support/stack-facts";

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

test("without JavaScript a visitor gives up to PayFast and back, and finds the thanks", async ({ page }) => {
  const organization = stackFacts().organizations[0]!;
  await page.goto(`/give/${organization.slug}/${organization.campaigns[0]}`);
  await page.getByLabel("Another amount").fill("250");
  await fillInDetails(page, { firstName: "Pieter", lastName: "Botha", email: "pieter@example.org" });
  await page.getByRole("button", { name: "Go on to pay" }).click();
  await page.getByRole("button", { name: /with PayFast/ }).click();
  await payAtPayFast(page, /^Pay R\s250,00$/);
  await expect(page).toHaveURL(/\/thanks\//);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/Your R\s250,00 has arrived/)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
});

test("a mistake without JavaScript keeps what was filled in and names the field", async ({ page }) => {
  const organization = stackFacts().organizations[0]!;
  await page.goto(`/give/${organization.slug}/${organization.campaigns[0]}`);
  await page.getByLabel("Another amount").fill("250");
  await fillInDetails(page, { firstName: "Pieter", lastName: "Botha", email: "pieter@example" });
  await page.getByRole("button", { name: "Go on to pay" }).click();
  await expect(page.getByRole("alert")).toContainText("e-mail");
  await expect(page.getByLabel("First name")).toHaveValue("Pieter");
  await expect(page.getByLabel("Town")).toHaveValue("Pietermaritzburg");
});
