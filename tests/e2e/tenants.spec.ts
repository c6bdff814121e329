import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { filledIn, recordsOf } from "./support/records";
import { signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

/** Every address of the workspace, read from the folder, so that a new one is tested on the day it is made. */
const addresses = readdirSync("app/[orgId]", { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)(page\.tsx|route\.ts)$/.test(path))
  .map((path) => path.replace(/\/?(page\.tsx|route\.ts)$/, ""));

test("a member of one organisation gets 404 for everything of another, on every route", async ({ page }) => {
  const [own, other] = stackFacts().organizations;
  const ownRecords = await recordsOf(own!.slug);
  const otherRecords = await recordsOf(other!.slug);
  await signInAs(page, own!.slug, "owner");

  expect(addresses.length).toBeGreaterThan(2);
  for (const path of addresses) {
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

/** What the server sends to this browser's cookies, whether a page would show it or not. */
async function open(page: Page, address: string) {
  // Asked as for a page: Clerk renews on the way what has run out.
  const headers = { accept: "text/html", "sec-fetch-dest": "document" };
  const answer = await page.request.get(address, { headers });
  return { status: answer.status(), text: await answer.text() };
}
