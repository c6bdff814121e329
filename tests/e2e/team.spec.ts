import { type Browser, expect, type Page, test } from "@playwright/test";
import { look, lookAround } from "./support/look";
import { linkIn, mailTo } from "./support/mailbox";
import { signInAs } from "./support/sign-in";

// Two people at two browsers: an owner who invites, and somebody new who comes, changes role and goes.

const run = Date.now().toString(36);
const slug = "masakhane";
const email = `zodwa.${run}@masakhane.example`;
const other = `spare.${run}@masakhane.example`;

test("an owner invites somebody, who joins, gets another role, is suspended and removed while signed in", async ({
  page: owner,
  browser,
}) => {
  await signInAs(owner, slug, "owner");
  await test.step("invites two people", () => invite(owner));
  const newcomer = await (await phone(browser)).newPage();
  await test.step("the mailed link leads into the workspace, past onboarding", () => join(newcomer));
  await test.step("a change of role counts from the next click", () => changeRole(owner, newcomer));
  await test.step("who is suspended is out, until it is lifted", () => suspend(owner, newcomer));
  await test.step("an invitation is changed, sent again and taken back", () => takeBack(owner, browser));
  await test.step("who is removed is out at once, with a page open", () => remove(owner, newcomer));
  await test.step("the history says all of it", async () => {
    await owner.goto(`/${slug}/activity`);
    for (const act of [
      "Invitation sent",
      "Colleague joined by invitation",
      "Role changed",
      "Colleague removed",
    ])
      await expect(owner.getByText(act).first()).toBeVisible();
  });
  await newcomer.context().close();
});

test("a role that does not include the team is told who can give it", async ({ page }) => {
  await signInAs(page, slug, "viewer");
  await page.goto(`/${slug}/team`);
  await expect(page.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Team" })).toHaveCount(0);
});

const phone = (browser: Browser) => browser.newContext({ viewport: { width: 390, height: 844 } });

async function invite(owner: Page): Promise<void> {
  await owner.goto(`/${slug}/team`);
  await owner.getByRole("link", { name: "Invite people" }).click();
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("2 things to put right")).toBeVisible();
  await owner.getByLabel("E-mail addresses").fill(`${email}, not-an-address`);
  await owner.getByLabel(/^Manager/).check({ force: true });
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("not-an-address is not an e-mail address.").first()).toBeVisible();
  await lookAround(owner, "team-invite");
  await owner.getByLabel("E-mail addresses").fill(`Zodwa <${email}>\n${other}`);
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("The invitations are on their way.")).toBeVisible();
  await expect(async () => {
    await owner.reload();
    await expect(invitation(owner, email).getByText("Invited", { exact: true })).toBeVisible({
      timeout: 1000,
    });
  }).toPass({ timeout: 30_000 });
  await lookAround(owner, "team");
}

const invitation = (page: Page, address: string) => page.getByRole("listitem").filter({ hasText: address });

async function join(newcomer: Page): Promise<void> {
  await newcomer.goto(linkIn(await mailTo(email, /invited/i), /accept-invitation/));
  await createAccount(newcomer, "Zodwa", "Khumalo");
  await expect(newcomer).toHaveURL(new RegExp(`/${slug}/dashboard/`), { timeout: 30_000 });
  await newcomer.goto(`/${slug}/team`);
  await expect(newcomer.getByRole("row").filter({ hasText: "Zodwa Khumalo" })).toContainText("Manager");
  await expect(newcomer.getByRole("link", { name: "Invite people" })).toHaveCount(0);
}

async function createAccount(page: Page, firstName: string, lastName: string): Promise<void> {
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Surname").fill(lastName);
  await page.getByLabel("Password", { exact: true }).fill("three words unlike 7");
  await page.getByRole("button", { name: "Create my account and join" }).click();
}

async function openColleague(owner: Page): Promise<void> {
  await owner.goto(`/${slug}/team`);
  await owner.getByRole("link", { name: "Zodwa Khumalo" }).click();
  await expect(owner.getByRole("heading", { level: 1, name: "Zodwa Khumalo" })).toBeVisible();
}

async function changeRole(owner: Page, newcomer: Page): Promise<void> {
  await openColleague(owner);
  await lookAround(owner, "team-colleague");
  await owner.getByLabel(/^Viewer/).check({ force: true });
  await owner.getByRole("button", { name: "Change role" }).click();
  await expect(owner.getByText("The role is changed.")).toBeVisible();
  await newcomer.goto(`/${slug}/team`);
  await expect(newcomer.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  await expect(async () => {
    await newcomer.goto(`/${slug}/notices`);
    await expect(newcomer.getByText("from Manager to Viewer").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await lookAround(newcomer, "notices");
  await newcomer.getByRole("button", { name: "Mark all as read" }).click();
  await expect(newcomer.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await lookAround(newcomer, "notices-read");
}

/** Opens the dialog of this name, looks at it, and does what it asks about. */
async function confirm(page: Page, name: string, picture?: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  if (picture) await look(page, picture);
  await dialog.getByRole("button", { name }).click();
}

async function suspend(owner: Page, newcomer: Page): Promise<void> {
  await openColleague(owner);
  await confirm(owner, "Suspend", "team-suspend");
  await expect(owner.getByText("They are suspended")).toBeVisible();
  expect((await newcomer.goto(`/${slug}/donations`))?.status()).toBe(404);
  await confirm(owner, "Lift suspension");
  await expect(owner.getByText("The suspension is lifted.")).toBeVisible();
  expect((await newcomer.goto(`/${slug}/donations`))?.status()).toBe(200);
}

async function takeBack(owner: Page, browser: Browser): Promise<void> {
  const first = linkIn(await mailTo(other, /invited/i), /accept-invitation/);
  await owner.goto(`/${slug}/team`);
  await invitation(owner, other).getByRole("button", { name: "Change role" }).click();
  const dialog = owner.getByRole("dialog", { name: `Invite ${other} as something else?` });
  await dialog.getByLabel(/^Viewer/).check({ force: true });
  await look(owner, "team-invitation-role");
  await dialog.getByRole("button", { name: "Change role" }).click();
  await expect(owner.getByText("The invitation is changed.")).toBeVisible();
  await expect(invitation(owner, other)).toContainText("as Viewer");
  await invitation(owner, other).getByRole("button", { name: "Send again" }).click();
  await owner
    .getByRole("dialog", { name: "Send the invitation again?" })
    .getByRole("button", { name: "Send again" })
    .click();
  await expect(owner.getByText("A new invitation is on its way.")).toBeVisible();
  await invitation(owner, other).getByRole("button", { name: "Take back" }).click();
  await owner
    .getByRole("dialog", { name: "Take this invitation back?" })
    .getByRole("button", { name: "Take back" })
    .click();
  await expect(owner.getByText("The invitation is taken back.")).toBeVisible();
  await expect(invitation(owner, other)).toHaveCount(0);
  const stranger = await (await phone(browser)).newPage();
  await stranger.goto(first);
  await createAccount(stranger, "Late", "Comer");
  await expect(stranger.getByText(/was withdrawn/)).toBeVisible();
  await stranger.context().close();
}

async function remove(owner: Page, newcomer: Page): Promise<void> {
  await newcomer.goto(`/${slug}/donations`);
  await openColleague(owner);
  await confirm(owner, "Remove from team", "team-remove");
  await expect(owner.getByText("They are removed")).toBeVisible();
  await expect(owner.getByRole("link", { name: "Zodwa Khumalo" })).toHaveCount(0);
  await newcomer.getByRole("link", { name: "Donors" }).first().click();
  // The frame that was there may stay around what is not there any more.
  await expect(newcomer.getByRole("heading", { level: 1, name: "Donors" })).toHaveCount(0);
  expect((await newcomer.goto(`/${slug}/donations`))?.status()).toBe(404);
}
