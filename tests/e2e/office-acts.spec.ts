import { expect, type Page, test } from "@playwright/test";
import { look } from "./support/look";
import { wordsOf } from "./support/paper";
import { signInAs } from "./support/sign-in";

// What changes in an office for good: certificates that end, campaigns and funds that open and close.

const office = "/ukukhanya";
const certificateNumber = /\d{4}-\d{6}/;

test.use({ viewport: { width: 1440, height: 900 } });

test("certificates end and are replaced, campaigns and funds open and close, and the history tells of it", async ({
  page,
}) => {
  await signInAs(page, "ukukhanya", "owner");
  const [voided, replaced] = await test.step("a certificate is voided, another replaced", () =>
    endCertificates(page));
  await test.step("a campaign is drafted, published and closed again", () => runCampaign(page));
  await test.step("a fund is opened and closed", () => runFund(page));
  await test.step("the activity names each act and who did it", async () => {
    await page.goto(`${office}/activity`);
    await expect(page.getByText(`Certificate ${voided} voided`)).toBeVisible();
    await expect(page.getByText("Fund closed").first()).toBeVisible();
    await look(page, "activity");
  });
  await test.step("Ctrl-K jumps to a certificate, a donor and a screen by the keyboard alone", () =>
    jump(page, [voided, replaced]));
});

async function endCertificates(page: Page): Promise<[string, string]> {
  await page.goto(`${office}/certificates?state=issued`);
  await look(page, "certificates-live");
  const numbers = await page.locator("tbody a.main").allTextContents();
  // The newest belong to other journeys.
  const [toVoid, toReplace] = [numbers[20]!, numbers[24]!].map((text) => certificateNumber.exec(text)![0]);
  await open(page, toVoid!);
  await page.getByRole("button", { name: "Void or replace" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /Void only/ }).check();
  await dialog.getByLabel("Reason").fill("Asked for by the donor’s accountant.");
  await look(page, "certificate-ending");
  await dialog.getByRole("button", { name: "Void certificate" }).click();
  await expect(page.getByText(/This certificate no longer counts/)).toBeVisible();
  await look(page, "certificate-voided");

  await open(page, toReplace!);
  await page.getByRole("button", { name: "Void or replace" }).click();
  await dialog.getByText("What the new paper says of the donor").click();
  await dialog.getByLabel("Name", { exact: true }).fill("Mandisa Replaced");
  await dialog.getByLabel("Reason").fill("Her married name.");
  await look(page, "certificate-replacing");
  await dialog.getByRole("button", { name: "Void and replace" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).not.toContainText(toReplace!);
  const newNumber = certificateNumber.exec((await heading.textContent())!)![0];
  const download = page.getByRole("link", { name: "Download PDF" });
  await expect(async () => {
    await page.reload();
    await expect(download).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await look(page, "certificate-replacement");
  const [paper] = await Promise.all([page.waitForEvent("download"), download.click()]);
  await paper.saveAs("tests/output/replacement.pdf");
  const words = wordsOf("tests/output/replacement.pdf");
  expect(words).toContain("Mandisa Replaced");
  expect(words).toContain(newNumber);
  expect(words, "the new paper names the old one").toContain(toReplace!);
  await page.goto(`${office}/certificates?state=replaced&search=${toReplace}`);
  await expect(page.getByText(`by ${newNumber}`).filter({ visible: true })).toHaveCount(1);
  return [toVoid!, newNumber];
}

async function open(page: Page, number: string) {
  await page.goto(`${office}/certificates?search=${number}`);
  await page.locator("tbody").getByRole("link", { name: number }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(number) })).toBeVisible();
}

async function runCampaign(page: Page) {
  await page.goto(`${office}/campaigns`);
  await look(page, "campaigns");
  await page.getByRole("link", { name: "Start a campaign" }).click();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText(/things to put right/)).toBeVisible();
  await look(page, "campaign-faults");
  await page.getByLabel("Title").fill("A lamp to read by");
  await page.getByLabel("Address").fill("a-lamp-to-read-by");
  await page.getByLabel("Fund").selectOption({ label: "Literacy (18A)" });
  await page.getByLabel("Summary").fill("A solar lamp for each child who reads after dark.");
  await page.getByLabel("Sum 1", { exact: true }).fill("180");
  await page.getByLabel("What sum 1 does").fill("one lamp");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A lamp to read by" })).toBeVisible();
  await look(page, "campaign-draft");
  await page.getByRole("button", { name: "Publish" }).click();
  await look(page, "campaign-publishing");
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("link", { name: "See its page" })).toBeVisible();
  await page.getByLabel("Summary").fill("A solar lamp for each child who reads after the sun is down.");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  const visitor = await page.request.get("/give/ukukhanya/a-lamp-to-read-by");
  expect(visitor.status()).toBe(200);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
  await expect(page.getByRole("button", { name: "Open again" })).toBeVisible();
}

async function runFund(page: Page) {
  await page.goto(`${office}/campaigns`);
  await page.getByRole("link", { name: "New fund" }).click();
  await look(page, "fund-new");
  await page.getByLabel("Name", { exact: true }).fill("Solar lamps");
  await page.getByRole("button", { name: "Open fund" }).click();
  await page.getByRole("link", { name: "Solar lamps" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Solar lamps" })).toBeVisible();
  await page.getByRole("button", { name: "Close fund" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close fund" }).click();
  await expect(page.getByText("Closed").first()).toBeVisible();
  await look(page, "fund-closed");
}

async function jump(page: Page, numbers: string[]) {
  const choose = async (typed: string, option: RegExp) => {
    const field = page.getByRole("combobox", { name: "Search or jump" });
    // A page that has just come does not listen yet.
    await expect(async () => {
      await page.keyboard.press("Control+k");
      await expect(field).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await field.fill(typed);
    await expect(page.getByRole("option", { name: option }).first()).toBeVisible();
  };
  await choose(numbers[0]!, new RegExp(numbers[0]!));
  await look(page, "jump");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(numbers[0]!) })).toBeVisible();
  await choose("blue crane log", /Blue Crane Logistics/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /Blue Crane Logistics/ })).toBeVisible();
  const reference = await firstReference(page);
  await choose(reference, new RegExp(reference.slice(0, 4)));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/donations\/[0-9a-f-]{36}/);
}

async function firstReference(page: Page): Promise<string> {
  await page.goto(`${office}/donations`);
  await page.locator("tbody a.main").first().click();
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  return /GV[0-9A-Z]{2}\s?[0-9A-Z]{4}/.exec((await page.locator("main").textContent())!)![0];
}
