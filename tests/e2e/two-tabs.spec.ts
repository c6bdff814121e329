import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { signUp } from "./support/sign-up";
import { stackFacts } from "./support/stack-facts";

// Clerk's active organisation is shared by all tabs of a browser, so it must not decide where something is written.

const run = Date.now().toString(36);

test("two tabs with two organisations write each into its own", async ({ context }) => {
  const [first, second] = [`first-${run}`, `second-${run}`];
  const one = await context.newPage();
  await one.goto("/sign-up");
  await signUp(one, {
    firstName: "Zanele",
    lastName: "Adams",
    email: `zanele.${run}@example.org`,
    password: "a long enough example 7",
  });
  await register(one, first);
  await openCampaign(one, first);
  await one.goto("/onboarding?new");
  await register(one, second);

  // Both forms are open; the second organisation is the one looked at last when the first is sent.
  await one.goto(`/onboarding?organization=${first}&step=payfast`);
  const two = await context.newPage();
  await two.goto(`/onboarding?organization=${second}&step=payfast`);
  await fillInMerchant(two, "10000222");
  await fillInMerchant(one, "10000111");
  await send(one);
  await send(two);

  expect(await merchantsOf(first)).toEqual(["10000111"]);
  expect(await merchantsOf(second)).toEqual(["10000222"]);
});

async function register(page: Page, slug: string): Promise<void> {
  await page.getByLabel("Registered name").fill(`${slug} Trust`);
  await page.getByLabel("PBO number").fill("930 074 218");
  await page.getByLabel("Physical address").fill("14 Ixia Lane");
  await page.getByLabel("Town or city").fill("Pietermaritzburg");
  await page.getByLabel("Postal code").fill("3201");
  await page.getByLabel("Telephone").fill("033 555 0142");
  await page.getByLabel("Full name").fill("Zanele Adams");
  await page.getByLabel("Position").fill("Treasurer");
  await page.getByLabel("Your address on Nika").fill(slug);
  await page.getByRole("button", { name: "Go on to Section 18A" }).click();
  await expect(page.getByRole("heading", { name: "Your SARS letter" })).toBeVisible();
}

async function openCampaign(page: Page, slug: string): Promise<void> {
  await page.goto(`/onboarding?organization=${slug}&step=campaign`);
  await page.getByLabel("Fund").first().fill("Literacy");
  await page.getByLabel("Name of the campaign").fill("Library boxes");
  await page.getByLabel("What it does, in a sentence or two").fill("A box of forty books for each class.");
  await page.getByRole("button", { name: "Open my giving page" }).click();
  await expect(page.getByRole("heading", { name: "Who works with you?" })).toBeVisible();
}

async function fillInMerchant(page: Page, merchantId: string): Promise<void> {
  await page.getByLabel("Merchant ID").fill(merchantId);
  await page.getByLabel("Merchant key").fill("46f0cd694581a");
  await page.getByLabel("Passphrase").fill("a-passphrase-of-ours");
}

async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page).toHaveURL(/step=campaign/);
}

async function merchantsOf(slug: string): Promise<string[]> {
  const client = new pg.Client(stackFacts().database.owner);
  await client.connect();
  try {
    const { rows } = await client.query(
      "select p.merchant_id from payment_accounts p join organizations o on o.id = p.organization_id where o.slug = $1 and p.provider = 'payfast'",
      [slug],
    );
    return rows.map((row) => row.merchant_id);
  } finally {
    await client.end();
  }
}
