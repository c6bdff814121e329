import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { look } from "./support/look";
import { signInAs } from "./support/sign-in";

// The office of a charity with two years of gifts behind it, as its treasurer walks through it in a day.

const office = "/ukukhanya";

test.describe("at 1440 px", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("gifts are found, counted and taken home, recorded in every way, and reversed with their certificate", async ({
    page,
  }) => {
    await signInAs(page, "ukukhanya", "owner");
    await test.step("what a filter shows is what the totals count and the CSV holds", () => narrow(page));
    await test.step("goods are recorded with what their value rests on", () => recordGoods(page));
    await test.step("cash from nobody in particular is recorded", () => recordCash(page));
    const address = await test.step("an EFT gift gets its certificate", () => recordTransfer(page));
    await test.step("reversed, the gift is struck out and its certificate withdrawn", () =>
      reverse(page, address));
    await test.step("the donor is found, revealed on record, and corrected", () => correctDonor(page));
  });

  test("a viewer sees no way to change anything, and an address that needs more says who can grant it", async ({
    page,
  }) => {
    await signInAs(page, "ukukhanya", "viewer");
    for (const [place, act] of [
      ["donations", /Record donation|Export/],
      ["campaigns", /Start a campaign|New fund/],
      ["certificates", /Issue certificates|Export/],
      ["donors", /Export/],
    ] as const) {
      await page.goto(`${office}/${place}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("link", { name: act })).toHaveCount(0);
    }
    await page.goto(`${office}/donations?method=eft`);
    await page.locator("tbody a.main").first().click();
    await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Ledger" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Reverse" })).toHaveCount(0);
    for (const place of ["donations/new", "campaigns/new", "activity"]) {
      await page.goto(`${office}/${place}`);
      await expect(page.getByText("You may not see this")).toBeVisible();
      await expect(page.getByText(/An owner or an admin/)).toBeVisible();
    }
    await look(page, "refused");
  });
});

test.describe("at 390 px", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("every screen of the office fits a phone", async ({ page }) => {
    await signInAs(page, "ukukhanya", "owner");
    // The story looks at the overview and at donations on both widths.
    for (const place of ["donors", "campaigns", "certificates"]) {
      await page.goto(`${office}/${place}`);
      await look(page, `office-${place}`);
      await page.locator("tbody a.main").first().click();
      await expect(page).toHaveURL(new RegExp(`${office}/${place}/[0-9a-f-]{36}`));
      await look(page, `office-${place}-one`);
    }
    for (const place of ["donations/new", "campaigns/new", "certificates/waiting", "activity"]) {
      await page.goto(`${office}/${place}`);
      await look(page, `office-${place.replace("/", "-")}`);
    }
  });
});

async function narrow(page: Page) {
  await page.goto(`${office}/donations`);
  await page.getByRole("button", { name: "Method" }).click();
  await page.getByRole("link", { name: "EFT", exact: true }).click();
  await expect(page).toHaveURL(/method=eft/);
  await page.getByLabel("Search donations").fill("logistics");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search=logistics/);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Export/ }).click(),
  ]);
  await file.saveAs("tests/output/donations.csv");
  const lines = readFileSync("tests/output/donations.csv", "utf8").trim().split(/\r?\n/).slice(1);
  expect(lines.length, "companies of that trade have given").toBeGreaterThan(0);
  await expect(page.getByRole("heading", { name: `${lines.length} of ${lines.length},` })).toBeAttached();
  await expect(page.locator("tbody tr")).toHaveCount(lines.length);
  for (const line of lines) expect(line).toMatch(/Logistics.*,eft,/);
  const received = lines
    .filter((line) => line.includes(",completed,"))
    .reduce((sum, line) => sum + Number(line.split(",").at(-1)), 0);
  const shown = await page.getByLabel("Totals of what is shown").locator(".v").first().textContent();
  expect(Number(shown!.replace(/[^\d,]/g, "").replace(",", "."))).toBe(received);
  await look(page, "donations-narrowed");
}

async function startRecording(page: Page, donor: { first: string; last: string; email?: string }) {
  await page.goto(`${office}/donations/new`);
  await page.getByLabel("First name").fill(donor.first);
  await page.getByLabel("Surname").fill(donor.last);
  if (donor.email) await page.getByRole("textbox", { name: "E-mail" }).fill(donor.email);
}

const save = (page: Page) => page.getByRole("button", { name: "Record donation" }).click();

async function recordGoods(page: Page) {
  await startRecording(page, { first: "Nombuso", last: "Mahaye" });
  await page.getByRole("radio", { name: "As goods" }).check();
  await save(page);
  await expect(page.locator(".error-summary")).toBeFocused();
  await look(page, "record-goods-faults");
  await page.getByLabel("What was given").fill("Forty school desks");
  await page.getByLabel("Condition").selectOption("good");
  await page.getByLabel("The value rests on").selectOption("market-value");
  await page.getByLabel("Amount in rand").fill("12 000,50");
  await page.getByLabel("For", { exact: true }).selectOption({ label: "Literacy (18A)" });
  await save(page);
  await expect(page.getByRole("heading", { name: /R\s12\s000,50/ })).toBeVisible();
  await expect(page.getByText("Forty school desks")).toBeVisible();
  await expect(page.getByText("Goods received")).toBeVisible();
  await look(page, "donation-goods");
}

async function recordCash(page: Page) {
  await startRecording(page, { first: "Collection", last: "Box" });
  await page.getByRole("radio", { name: "In cash" }).check();
  await page.getByLabel("Amount in rand").fill("331,20");
  await page.getByLabel("For", { exact: true }).selectOption({ label: "General" });
  await save(page);
  await expect(page.getByRole("heading", { name: /R\s331,20/ })).toBeVisible();
  await expect(page.getByText("Cash on hand")).toBeVisible();
}

async function recordTransfer(page: Page): Promise<string> {
  await startRecording(page, { first: "Nombuso", last: "Ximba", email: "nombuso@ximba.example" });
  await page.getByLabel("Amount in rand").fill("1 750");
  await page.getByLabel("For", { exact: true }).selectOption({ label: "Literacy (18A)" });
  await page.getByRole("checkbox", { name: /Section 18A certificate/ }).check();
  await page.getByLabel("South African ID number").fill("7006155002090");
  await page.getByLabel("Income tax number").fill("1234567897");
  await page.getByLabel("Street address").fill("9 Vilakazi Street");
  await page.getByLabel("Town").fill("Soweto");
  await page.getByLabel("Post code").fill("1804");
  await page.getByRole("textbox", { name: "Phone" }).fill("072 555 0107");
  await look(page, "record-transfer");
  await save(page);
  await expect(page.getByRole("heading", { name: /R\s1\s750,00/ })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/This donation is on certificate/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await look(page, "donation-certified");
  return page.url();
}

async function reverse(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole("button", { name: "Reverse" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/is withdrawn and voided at once/)).toBeVisible();
  await look(page, "donation-reversing");
  await dialog.getByRole("button", { name: "Void certificate and reverse" }).click();
  await expect(dialog.getByRole("link", { name: /Say why/ })).toBeVisible();
  await dialog.getByLabel("Reason").fill("The same deposit was recorded twice.");
  await dialog.getByRole("button", { name: "Void certificate and reverse" }).click();
  await expect(page.getByText("Reversed: The same deposit was recorded twice.")).toBeVisible();
  await expect(page.getByText(/was on certificate/)).toBeVisible();
  await look(page, "donation-reversed");
}

async function correctDonor(page: Page) {
  await page.goto(`${office}/donors`);
  await page.getByLabel("Search donors by name").fill("nombuso xim");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Nombuso Ximba" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nombuso Ximba" })).toBeVisible();
  await expect(page.locator("main")).not.toContainText("7006155002090");
  await page.getByRole("button", { name: "Show in full" }).click();
  await expect(page.getByText("7006155002090")).toBeVisible();
  await look(page, "donor-revealed");
  await page.getByRole("button", { name: "Edit details" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^E-mail/).fill("nombuso at home");
  await dialog.getByRole("button", { name: "Save details" }).click();
  await expect(dialog.getByRole("link", { name: /e-mail/i })).toBeVisible();
  await dialog.getByLabel(/^E-mail/).fill("ximba.family@example.org");
  await look(page, "donor-editing");
  await dialog.getByRole("button", { name: "Save details" }).click();
  await expect(page.getByText("ximba.family@example.org")).toBeVisible();
  await page.goto(`${office}/activity`);
  await expect(page.getByText("Identity numbers shown in full").first()).toBeVisible();
}
