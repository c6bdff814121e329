import { type Browser, expect, type Page, test } from "@playwright/test";
import { ageSession } from "./support/clerk";
import { look } from "./support/look";
import { linkIn, mailTo } from "./support/mailbox";
import { signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// Two people at two browsers: an owner who invites, and somebody new who comes, changes role and goes.

const run = Date.now().toString(36);
const slug = "masakhane";
const email = `zodwa.${run}@masakhane.example`;
const other = `spare.${run}@masakhane.example`;
const alone = "thuto";

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

test("a team of one is told what a team is for, and its only owner cannot go", async ({ page }) => {
  await signInAs(page, alone, "owner");
  await page.goto(`/${alone}/team`);
  await expect(page.getByRole("heading", { name: "You are a team of one" })).toBeVisible();
  await lookAt(page, "team-of-one");
  await page.getByRole("row").getByRole("link").click();
  await expect(page.getByText("You are the only owner.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Leave the team" })).toHaveCount(0);
});

test("a role that does not include the team is told who can give it", async ({ page }) => {
  await signInAs(page, slug, "viewer");
  await page.goto(`/${slug}/team`);
  await expect(page.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Team" })).toHaveCount(0);
});

const phone = (browser: Browser) => browser.newContext({ viewport: { width: 390, height: 844 } });

async function lookAt(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await look(page, name);
  }
  await page.setViewportSize(before);
}

async function invite(owner: Page): Promise<void> {
  await owner.goto(`/${slug}/team`);
  await owner.getByRole("link", { name: "Invite people" }).click();
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("2 things to put right")).toBeVisible();
  await owner.getByLabel("E-mail addresses").fill(`${email}, not-an-address`);
  await owner.getByLabel(/^Manager/).check({ force: true });
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("not-an-address is not an e-mail address.").first()).toBeVisible();
  await lookAt(owner, "team-invite");
  await owner.getByLabel("E-mail addresses").fill(`Zodwa <${email}>\n${other}`);
  await owner.getByRole("button", { name: "Send invitations" }).click();
  await expect(owner.getByText("The invitations are on their way.")).toBeVisible();
  await expect(async () => {
    await owner.reload();
    await expect(invitation(owner, email).getByText("Invited", { exact: true })).toBeVisible({
      timeout: 1000,
    });
  }).toPass({ timeout: 30_000 });
  await lookAt(owner, "team");
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
  await lookAt(owner, "team-colleague");
  await owner.getByLabel(/^Viewer/).check({ force: true });
  await owner.getByRole("button", { name: "Change role" }).click();
  await expect(owner.getByText("The role is changed.")).toBeVisible();
  await newcomer.goto(`/${slug}/team`);
  await expect(newcomer.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  await expect(async () => {
    await newcomer.goto(`/${slug}/notices`);
    await expect(newcomer.getByText("from Manager to Viewer").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await lookAt(newcomer, "notices");
  await newcomer.getByRole("button", { name: "Mark all as read" }).click();
  await expect(newcomer.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await lookAt(newcomer, "notices-read");
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

// What a stolen session must not do: two owners at two browsers, each of whom signed in long ago.

const partnerEmail = `lindiwe.${run}@thuto.example`;
const partnerPassword = "three words unlike 7";

test("new payout details ask for a fresh proof, and start with a second owner's yes", async ({
  page: owner,
  browser,
}) => {
  const { email, password } = stackFacts().accounts.find(
    (one) => one.organization === alone && one.role === "owner",
  )!;
  await signInAs(owner, alone, "owner");
  await test.step("a role is given only after the password, and the form goes on as it was typed", async () => {
    await age(owner, email);
    await owner.goto(`/${alone}/team/invite`);
    await owner.getByLabel("E-mail addresses").fill(partnerEmail);
    await owner.getByLabel(/^Owner/).check({ force: true });
    await owner.getByRole("button", { name: "Send invitations" }).click();
    await expect(proof(owner).getByLabel("Your password")).toBeFocused();
    await lookAtBoth(owner, "proof");
    await proof(owner).getByRole("button", { name: "Confirm" }).click();
    await expect(proof(owner).getByText("Fill this in.")).toBeVisible();
    await proof(owner).getByLabel("Your password").fill("not the password");
    await proof(owner).getByRole("button", { name: "Confirm" }).click();
    await expect(proof(owner).getByText("That is not your password.")).toBeVisible();
    await look(owner, "proof-wrong");
    await proof(owner).getByLabel("Your password").fill(password);
    await proof(owner).getByRole("button", { name: "Confirm" }).click();
    await expect(owner.getByText("The invitations are on their way.")).toBeVisible();
  });

  const partner = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await test.step("a second owner joins", async () => {
    await partner.goto(linkIn(await mailTo(partnerEmail, /invited/i), /accept-invitation/));
    await partner.getByLabel("First name").fill("Lindiwe");
    await partner.getByLabel("Surname").fill("Zulu");
    await partner.getByLabel("Password", { exact: true }).fill(partnerPassword);
    await partner.getByRole("button", { name: "Create my account and join" }).click();
    await expect(partner).toHaveURL(new RegExp(`/${alone}/dashboard/`), { timeout: 30_000 });
  });

  await test.step("the first bank account starts at once", async () => {
    await owner.goto(`/${alone}/team`);
    await owner.getByRole("link", { name: "Payouts" }).first().click();
    await expect(owner.getByText("No bank account yet")).toBeVisible();
    await lookAtBoth(owner, "payouts");
    await owner.getByRole("button", { name: "Add bank account" }).click();
    await fill(owner, {
      holder: "Thuto Bursary Trust",
      bank: "Capitec",
      branch: "470",
      number: "1234567890",
    });
    await owner.getByRole("button", { name: "Keep these details" }).click();
    await expect(owner.getByText("A branch code has six digits.").first()).toBeVisible();
    await look(owner, "payouts-fault");
    await owner.getByLabel("Branch code").fill("470 010");
    await owner.getByRole("button", { name: "Keep these details" }).click();
    await expect(owner.getByText("The bank account is kept.")).toBeVisible();
    await expect(owner.getByText("470010")).toBeVisible();
  });

  await test.step("another one asks for a proof; who would rather not loses nothing, and a mailed code does", async () => {
    await age(owner, email);
    await owner.goto(`/${alone}/settings/payouts`);
    await owner.getByRole("button", { name: "Change bank account" }).click();
    await owner.getByLabel("Account number").fill("9876543210");
    await owner.getByRole("button", { name: "Keep these details" }).click();
    await expect(proof(owner)).toBeVisible();
    await owner.keyboard.press("Escape");
    await expect(owner.getByText(/Send this again and confirm that it is you/)).toBeVisible();
    await expect(owner.getByLabel("Account number")).toHaveValue("9876543210");
    await owner.getByRole("button", { name: "Keep these details" }).click();
    await proof(owner)
      .getByRole("button", { name: /Have a code mailed/ })
      .click();
    await expect(proof(owner).getByLabel("Code from the mail")).toBeFocused();
    await lookAtBoth(owner, "proof-code");
    await proof(owner).getByLabel("Code from the mail").fill("424242");
    await proof(owner).getByRole("button", { name: "Confirm" }).click();
    await expect(owner.getByText("The new details wait for a day")).toBeVisible();
    await expect(owner.getByText("Capitec 9876543210 waits to follow")).toBeVisible();
    await expect(owner.getByText("1234567890", { exact: true })).toBeVisible();
    await expect(owner.getByRole("button", { name: "Let it start now" })).toHaveCount(0);
    await lookAtBoth(owner, "payouts-waiting");
  });

  await test.step("the other owner is told by mail, and lets it start", async () => {
    await mailTo(partnerEmail, /New payout details wait to start/);
    await age(partner, partnerEmail);
    await partner.goto(`/${alone}/settings/payouts`);
    await partner.getByRole("button", { name: "Let it start now" }).click();
    await look(partner, "payouts-agree");
    await partner.getByRole("dialog").getByRole("button", { name: "Let it start now" }).click();
    await expect(proof(partner).getByLabel("Your password")).toBeVisible();
    await look(partner, "proof-phone");
    await proof(partner).getByLabel("Your password").fill(partnerPassword);
    await proof(partner).getByRole("button", { name: "Confirm" }).click();
    await expect(partner.getByText("The new details have started.")).toBeVisible();
    await owner.reload();
    await expect(owner.getByText("9876543210", { exact: true })).toBeVisible();
    await expect(owner.getByText("waits to follow")).toHaveCount(0);
  });
  await partner.context().close();
});

/** They signed in long ago, and the browser learns of it. */
async function age(page: Page, email: string): Promise<void> {
  await ageSession(email, 20);
  await page.context().clearCookies({ name: /^__session/ });
}

const proof = (page: Page) => page.getByRole("dialog", { name: "Confirm that it’s you" });

type Account = { holder: string; bank: string; branch: string; number: string };

async function fill(page: Page, { holder, bank, branch, number }: Account): Promise<void> {
  await page.getByLabel("Account holder").fill(holder);
  await page.getByLabel("Bank", { exact: true }).fill(bank);
  await page.getByLabel("Branch code").fill(branch);
  await page.getByLabel("Account number").fill(number);
  await page.getByLabel("Type of account").selectOption("savings");
}

/** In both colour schemes, on a phone, a tablet and a desk. */
async function lookAtBoth(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const [width, colorScheme] of [
    [390, "dark"],
    [1440, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await look(page, `${name}-${colorScheme}`);
  }
  await page.setViewportSize(before);
}
