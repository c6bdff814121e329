import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { filledIn, recordsOf } from "./support/records";
import { signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

/** Every address of the workspace, read from the folder, so that a new one is tested on the day it is made. */
const addresses = readdirSync("app/[orgId]", { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)(page\.tsx|route\.ts)$/.test(path))
  .map((path) => ({
    path: path.replace(/\/?(page\.tsx|route\.ts)$/, ""),
    isDownload: path.endsWith("route.ts"),
  }));

test("a member of one organisation gets 404 for everything of another, on every route", async ({ page }) => {
  const [own, other] = stackFacts().organizations;
  const ownRecords = await recordsOf(own!.slug);
  const otherRecords = await recordsOf(other!.slug);
  await signInAs(page, own!.slug, "owner");

  expect(addresses.length).toBeGreaterThan(2);
  for (const { path, isDownload } of addresses) {
    const open = isDownload ? download : visit;
    // Its own pages open, so that a 404 below says something.
    const mine = await open(page, `/${own!.slug}/${filledIn(path, ownRecords)}`);
    expect(mine.status, `its own ${path}`).toBe(200);
    const foreign = await open(page, `/${other!.slug}/${filledIn(path, otherRecords)}`);
    expect(foreign.status, `the other's ${path}`).toBe(404);
    expect(foreign.text).not.toContain(other!.name);
    if (!path.includes("[")) continue;
    const mixed = await open(page, `/${own!.slug}/${filledIn(path, otherRecords)}`);
    expect(mixed.status, `the other's record at one's own ${path}`).toBe(404);
  }
});

async function visit(page: Page, address: string) {
  const answer = await page.goto(address);
  return { status: answer?.status(), text: await page.locator("body").innerText() };
}

/** A file ends the navigation that asks for it, so it is asked for beside the page, with its cookies. */
async function download(page: Page, address: string) {
  const answer = await page.request.get(address);
  return { status: answer.status(), text: await answer.text() };
}
