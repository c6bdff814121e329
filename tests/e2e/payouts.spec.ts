import { expect, type Page, test } from "@playwright/test";
import { ageSession } from "./support/clerk";
import { look, lookAround } from "./support/look";
import { linkIn, mailTo } from "./support/mailbox";
import { signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// Where money goes, and what a stolen session must not do about it: two owners at two browsers, each of whom signed in
// long ago. The organisation has one person until the second owner joins, so that its team of one is looked at first.

const run = Date.now().toString(36);
const alone = "thuto";
const partnerEmail = `lindiwe.${run}@thuto.example`;
const partnerPassword = "three words unlike 7";

test("a team of one is told what a team is for, and its only owner cannot go", async ({ page }) => {
  await signInAs(page, alone, "owner");
  await page.goto(`/${alone}/team`);
  await expect(page.getByRole("heading", { name: "You are a team of one" })).toBeVisible();
  await lookAround(page, "team-of-one");
  await page.getByRole("row").getByRole("link").click();
  await expect(page.getByText("You are the only owner.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Leave the team" })).toHaveCount(0);
});

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

/** Dark on a phone, light on a desk. */
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
