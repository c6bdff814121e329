import { readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { counted, strange } from "./support/donation-list";
import { look, lookAround } from "./support/look";
import { signInAs } from "./support/sign-in";

// A role of one's own, a second person for great sums, and a colleague limited to a campaign: each set in the owner's
// browser and felt in a colleague's, from their next request.

const run = Date.now().toString(36);
const slug = "masakhane";
const office = `/${slug}`;
const role = `Bookkeeper ${run}`;

test.use({ viewport: { width: 1440, height: 900 } });

test("a role of one's own counts from the next request, and cannot go while somebody has it", async ({
  page: owner,
  browser,
}) => {
  await signInAs(owner, slug, "owner");
  const viewer = await (await browser.newContext()).newPage();
  await signInAs(viewer, slug, "viewer");
  await test.step("the matrix says what each role may do", async () => {
    await owner.goto(`${office}/team/roles`);
    await expect(owner.getByRole("row", { name: /Change where money goes/ })).toBeVisible();
    await lookAround(owner, "roles");
    await owner.getByRole("link", { name: "Owner", exact: true }).click();
    await expect(owner.getByText("Built in: it cannot be changed.")).toBeVisible();
    await look(owner, "role-built-in");
  });
  await test.step("a role is made", async () => {
    await owner.goto(`${office}/team/roles`);
    await owner.getByRole("link", { name: "New role" }).click();
    await owner.getByRole("button", { name: "Create role" }).click();
    await expect(owner.getByText("2 things to put right")).toBeVisible();
    await owner.getByRole("textbox", { name: "Name" }).fill(role);
    for (const what of ["See donations", "See who did what"]) await box(owner, what).check();
    await lookAround(owner, "role-new");
    await owner.getByRole("button", { name: "Create role" }).click();
    await expect(owner.getByRole("link", { name: role }).first()).toBeVisible();
    await look(owner, "roles-own");
  });
  await test.step("who gets it sees more, and less, from their next click", async () => {
    await viewer.goto(`${office}/activity`);
    await expect(viewer.getByRole("heading", { name: "You may not see this" })).toBeVisible();
    await give(owner, role);
    await viewer.reload();
    await expect(viewer.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
    await viewer.goto(`${office}/donors`);
    await expect(viewer.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  });
  await test.step("it goes once nobody has it", async () => {
    const open = async () => {
      await owner.goto(`${office}/team/roles`);
      await owner.getByRole("link", { name: role }).first().click();
      await expect(owner.getByRole("heading", { level: 1, name: role })).toBeVisible();
    };
    await open();
    await expect(owner.getByText(/cannot be deleted while somebody has it/)).toBeVisible();
    await look(owner, "role-in-use");
    await give(owner, "Viewer");
    await open();
    await owner.getByRole("button", { name: "Delete role" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Delete role" }).click();
    await expect(owner).toHaveURL(/team\/roles$/);
    await expect(owner.getByRole("link", { name: role })).toHaveCount(0);
  });
  await viewer.context().close();
});

test("above the organisation's limit a second person says yes, and nobody to their own act", async ({
  page: owner,
  browser,
}) => {
  await signInAs(owner, slug, "owner");
  const admin = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signInAs(admin, slug, "admin");
  await test.step("an owner sets the limit", async () => {
    await owner.goto(`${office}/team/approvals`);
    await expect(owner.getByText("Nothing waits for a second person", { exact: true })).toBeVisible();
    await look(owner, "approvals-none");
    await owner.getByLabel(/^Ask a second person/).check();
    await owner.getByRole("textbox", { name: "Above" }).fill("much");
    await owner.getByRole("button", { name: "Save" }).click();
    await expect(owner.getByText("Write a sum in rand, such as R 10 000").first()).toBeVisible();
    await owner.getByRole("textbox", { name: "Above" }).fill("1");
    await owner.getByRole("button", { name: "Save" }).click();
    await expect(owner.getByText("Saved. It counts from now on.")).toBeVisible();
  });
  const address = await test.step("an admin asks", async () => {
    await admin.goto(`${office}/donations?method=cash`);
    await admin.locator("tbody a.main").first().click();
    await expect(admin.getByRole("heading", { name: "History" })).toBeVisible();
    await reverse(admin);
    await expect(admin.getByText(/asked for a second person to reverse this donation/)).toBeVisible();
    await look(admin, "donation-waits");
    const here = admin.url();
    await admin.getByRole("link", { name: "See approvals" }).click();
    await expect(admin.getByText("Nobody decides on their own.")).toBeVisible();
    await expect(admin.getByRole("button", { name: "Approve" })).toHaveCount(0);
    await look(admin, "approvals-own");
    return here;
  });
  await test.step("the owner says yes, and it is done", async () => {
    await owner.goto(`${office}/team/approvals`);
    await lookAround(owner, "approvals-waiting");
    await owner.getByRole("button", { name: "Approve" }).click();
    const dialog = owner.getByRole("dialog");
    await expect(dialog.getByText("It is done in your name, for the reason given.")).toBeVisible();
    await look(owner, "approval-yes");
    await dialog.getByRole("button", { name: "Approve" }).click();
    await expect(owner.getByText("Approved and done.")).toBeVisible();
    await lookAround(owner, "approvals-decided");
    await admin.goto(address);
    await expect(admin.getByText("Reversed: Counted twice.")).toBeVisible();
  });
  await owner.getByLabel(/^Ask a second person/).uncheck();
  await owner.getByRole("button", { name: "Save" }).click();
  await expect(owner.getByText("Saved. It counts from now on.")).toBeVisible();
  await admin.context().close();
});

test("who is limited to a campaign sees, finds, counts, exports and records for that one alone", async ({
  page: owner,
  browser,
}) => {
  await signInAs(owner, slug, "owner");
  const manager = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signInAs(manager, slug, "manager");
  await owner.goto(`${office}/donations`);
  await manager.goto(`${office}/donations`);
  const all = await counted(manager);
  expect(all).toBe(await counted(owner));
  const campaign = await test.step("an owner limits a manager", () => limit(owner));
  await test.step("the list and its totals hold no more", async () => {
    await manager.goto(`${office}/donations`);
    const some = await counted(manager);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await look(manager, "donations-limited");
    const [file] = await Promise.all([
      manager.waitForEvent("download"),
      manager.getByRole("link", { name: /^Export/ }).click(),
    ]);
    await file.saveAs("tests/output/limited.csv");
    const lines = readFileSync("tests/output/limited.csv", "utf8").trim().split(/\r?\n/).slice(1);
    expect(lines).toHaveLength(some);
    for (const line of lines) expect(line).toContain(campaign);
  });
  await test.step("another campaign's gift and donor are not there, nor found", async () => {
    const { donation, donor } = await strange(owner, office, campaign);
    expect((await manager.goto(donation))?.status()).toBe(404);
    await manager.goto(`${office}/donors?search=${encodeURIComponent(donor)}`);
    await expect(manager.getByRole("link", { name: donor, exact: true })).toHaveCount(0);
  });
  await test.step("only their campaign can be recorded for", async () => {
    await manager.goto(`${office}/donations/new`);
    const purposes = await manager.getByLabel("For", { exact: true }).locator("option").allTextContents();
    expect(
      purposes
        .filter((text) => text.trim() !== "" && !/choose/i.test(text))
        .map((text) => text.replace(/ \(.*/, "")),
    ).toEqual([campaign]);
    await manager.goto(`${office}/campaigns`);
    await expect(manager.getByRole("link", { name: campaign }).first()).toBeVisible();
    await look(manager, "campaigns-limited");
  });
  await test.step("what concerns the whole organisation does not count meanwhile", async () => {
    await manager.goto(`${office}/campaigns/new`);
    await expect(manager.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  });
  await test.step("lifted, they see everything again", async () => {
    await owner.getByRole("radio", { name: /^The whole organisation/ }).check({ force: true });
    await owner.getByRole("button", { name: "Save", exact: true }).click();
    await expect(owner.getByText("Saved. It counts from their next request.")).toBeVisible();
    await manager.goto(`${office}/donations`);
    expect(await counted(manager)).toBe(all);
  });
  await manager.context().close();
});

const box = (page: Page, what: string): Locator =>
  page.getByRole("checkbox", { name: new RegExp(`^${what}`) });

async function openColleague(owner: Page, key: string): Promise<void> {
  await owner.goto(`${office}/team`);
  await owner
    .getByRole("row")
    .filter({ hasText: `${key}@masakhane.example` })
    .getByRole("link")
    .click();
  await expect(owner.getByRole("heading", { name: "What they see" })).toBeVisible();
}

async function give(owner: Page, name: string): Promise<void> {
  await openColleague(owner, "viewer");
  await owner.getByLabel(new RegExp(`^${name}`)).check({ force: true });
  await owner.getByRole("button", { name: "Change role" }).click();
  await expect(owner.getByText("The role is changed.")).toBeVisible();
}

async function reverse(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Reverse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("Counted twice.");
  await dialog.locator("button[type=submit]").click();
}

/** Limits the manager to the first campaign, and says which that is. */
async function limit(owner: Page): Promise<string> {
  await openColleague(owner, "manager");
  await owner.getByLabel("Some campaigns only").check({ force: true });
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(owner.getByText("Choose at least one campaign.").first()).toBeVisible();
  const first = owner.getByRole("group", { name: "Campaigns" }).getByRole("checkbox").first();
  await first.check();
  const campaign = (await first.locator("xpath=..").textContent())!.replace(/closed$/, "").trim();
  await lookAround(owner, "colleague-limiting");
  await owner.getByRole("button", { name: "Save", exact: true }).click();
  await expect(owner.getByText("Saved. It counts from their next request.")).toBeVisible();
  const address = owner.url().replace(/\?.*/, "");
  await owner.goto(`${office}/team`);
  await expect(owner.getByRole("row").filter({ hasText: "manager@masakhane.example" })).toContainText(
    `only ${campaign}`,
  );
  await look(owner, "team-limited");
  await owner.goto(address);
  return campaign;
}
