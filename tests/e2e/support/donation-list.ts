import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** How many donations the list says there are. */
export async function counted(page: Page): Promise<number> {
  const said = await page.getByRole("heading", { name: / of .*, newest first/ }).textContent();
  return Number(/ of (.*), newest/.exec(said!)![1]!.replace(/\D/g, ""));
}

/** The address of a gift to another campaign, and who gave it, as the owner sees them. */
export async function strange(
  owner: Page,
  office: string,
  campaign: string,
): Promise<{ donation: string; donor: string }> {
  const [file] = await Promise.all([
    owner.waitForEvent("download"),
    owner.goto(`${office}/donations/export`).catch(() => null),
  ]);
  await file.saveAs("tests/output/everything.csv");
  const lines = readFileSync("tests/output/everything.csv", "utf8").trim().split(/\r?\n/).slice(1);
  const donorsOf = (isMine: boolean) => lines.filter((line) => line.includes(campaign) === isMine);
  const mine = donorsOf(true).join("\n");
  const line = donorsOf(false).find((one) => !mine.includes(one.split(",")[2]!))!;
  const donor = line.split(",")[2]!;
  const page = await owner.context().newPage();
  await page.goto(`${office}/donations?search=${encodeURIComponent(donor)}`);
  const donation = (await page.locator("tbody a.main").first().getAttribute("href"))!;
  await page.close();
  return { donation, donor };
}
