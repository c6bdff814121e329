import { expect, type Page, test } from "@playwright/test";
import { anAccount, expireInvitation, invite, revokeInvitation } from "./support/clerk";
import { look } from "./support/look";
import { signIn } from "./support/sign-in";

// Where the link of an invitation leads, for whoever opens it.

const run = Date.now().toString(36);
const password = "a long enough example 7";
const address = (name: string) => `${name}.${run}@invited.example`;

test.use({ viewport: { width: 390, height: 844 } });

test("an invitation makes an account, or joins the one there is", async ({ page, browser }) => {
  const joined = /\/(onboarding|dashboard)|\/dashboard\//;
  await test.step("a new person gives a name and a password, and types no code", async () => {
    const { link } = await invite(address("new"));
    await page.goto(link);
    await page.getByRole("button", { name: "Create my account and join" }).click();
    await expect(page.getByText("Fill this in.")).toBeVisible();
    await page.getByLabel("First name").fill("Zodwa");
    await page.getByLabel("Surname").fill("Mthembu");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Create my account and join" }).click();
    await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
    await look(page, "invitation-new");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create my account and join" }).click();
    await expect(page).toHaveURL(joined);
    await expect(page).not.toHaveURL(/accept-invitation/);
    await signedOut(page, link);
    await expect(page.getByText("This invitation was used already.")).toBeVisible();
  });
  await test.step("somebody with an account joins as themselves", async () => {
    const email = address("known");
    await anAccount(email, password);
    const { link } = await invite(email);
    await page.goto(link);
    await expect(page.getByText("You have an account already.")).toBeVisible();
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page).not.toHaveURL(/accept-invitation/);
  });
  await test.step("somebody signed in joins by one press", async () => {
    const email = address("here");
    await anAccount(email, password);
    const { link, organization } = await invite(email);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const own = await context.newPage();
    await signIn(own, email, password);
    await own.goto(link);
    await expect(own.getByText(`You are signed in as ${email}.`)).toBeVisible();
    await look(own, "invitation-signed-in");
    await own.getByRole("button", { name: `Join ${organization}` }).click();
    await expect(own).not.toHaveURL(/accept-invitation/);
    await own.goto(link);
    await expect(own.getByText("This invitation was used already.")).toBeVisible();
    await context.close();
  });
});

test("an invitation that leads nowhere says why, and what to do", async ({ page }) => {
  const email = address("other");
  await anAccount(email, password);
  await signIn(page, email, password);
  const { id, link } = await invite(address("somebody-else"));
  await test.step("another account is signed in", async () => {
    await page.goto(link);
    await expect(page.getByText(`sent to another address than ${email}`)).toBeVisible();
    await look(page, "invitation-wrong-account");
    await page.getByRole("button", { name: "Sign out and go on" }).click();
    await expect(page.getByRole("button", { name: "Create my account and join" })).toBeVisible();
  });
  const tryToJoin = async () => {
    await page.goto(link);
    await page.getByLabel("First name").fill("Zodwa");
    await page.getByLabel("Surname").fill("Mthembu");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create my account and join" }).click();
  };
  await test.step("it has expired", async () => {
    const late = await invite(email);
    await expireInvitation(late.id);
    await page.goto(late.link);
    await page.getByRole("button", { name: "Join" }).click();
    await expect(page.getByText("This invitation has expired.")).toBeVisible();
    await look(page, "invitation-expired");
    await signIn(page, email, password);
    await page.goto(late.link);
    await expect(page.getByText("This invitation has expired.")).toBeVisible();
    await page.goto("/sign-out");
    await expect(page).not.toHaveURL(/sign-out/);
  });
  await test.step("it was withdrawn", async () => {
    await revokeInvitation(id);
    await tryToJoin();
    await expect(page.getByText("This invitation was withdrawn.")).toBeVisible();
  });
  await test.step("the link is broken", async () => {
    await page.goto("/accept-invitation");
    await expect(page.getByText("This link is not complete.")).toBeVisible();
  });
});

async function signedOut(page: Page, link: string): Promise<void> {
  await page.goto("/sign-out");
  await expect(page).not.toHaveURL(/sign-out/);
  await page.goto(link);
  await page.getByLabel("First name").fill("Zodwa");
  await page.getByLabel("Surname").fill("Mthembu");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create my account and join" }).click();
}
