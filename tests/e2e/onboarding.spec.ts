import { expect, type Page, test } from "@playwright/test";
import { askClerk } from "./support/clerk";
import { lookAround } from "./support/look";
import { mailTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// A new organisation, from the first click to its first approval, as its owner and the operator see it.

// A stack that was kept from last time has its organisations still.
const run = Date.now().toString(36);
const password = "a long enough example 7";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("somebody signs up, registers an organisation, hands in its letter and is approved", async ({
    page,
    browser,
  }) => {
    const slug = `thuto-${run}`;
    const name = `Thuto ${run} Trust`;
    const blocked: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
    });
    const email = `naledi.${run}@thuto.example`;

    await test.step("signs up with a code from the mail", () => signUp(page, email));
    await test.step("says who the organisation is", () => describe(page, { slug, name }));
    await test.step("hands in the SARS letter", () => handInLetter(page));
    await test.step("connects PayFast", () => connectPayfast(page));
    await test.step("opens the first campaign", () => openCampaign(page, slug));
    await test.step("the giving page is there for everybody", async () => {
      const visitor = await browser.newPage();
      const answer = await visitor.goto(`/give/${slug}/library-boxes`);
      expect(answer?.status()).toBe(200);
      await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Library boxes");
      expect(await visitor.context().cookies()).toEqual([]);
      await visitor.close();
    });
    await test.step("the owner lands in the workspace", async () => {
      await page.getByRole("button", { name: "Go to my overview" }).click();
      await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard/[0-9a-f-]{36}$`));
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await test.step("an operator reads the letter and approves it", () =>
      context.newPage().then((operator) => approve(operator, name)));
    await context.close();
    await test.step("the owner sees the approval", async () => {
      await page.goto(`/onboarding?organization=${slug}&step=finished`);
      await expect(page.getByText("Your SARS letter is approved")).toBeVisible();
    });
    await test.step("signs out, and in again", async () => {
      await page.goto("/sign-out");
      await expect(page).toHaveURL(`${stackFacts().web}/`);
      await page.goto(`/${slug}/donations`);
      await expect(page).toHaveURL(/\/sign-in\?return=/);
      await wrongPassword(page, email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/${slug}/donations$`));
    });
    await test.step("a forgotten password is replaced by a mailed code", () =>
      replacePassword(page, email, slug));
    await test.step("closed, it says for how long its records are kept, and gives them away", () =>
      takeAlong(page, { slug, name }));
    expect(blocked, "the pages' own policy blocks nothing of theirs").toEqual([]);
  });
});

async function signUp(page: Page, email: string) {
  await page.goto("/onboarding");
  await expect(page).toHaveURL(/\/sign-in\?return=%2Fonboarding/);
  await page.getByRole("link", { name: "Start your organisation" }).click();
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
  await page.getByLabel("First name").fill("Naledi");
  await page.getByLabel("Surname").fill("Mokoena");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible();
  await lookAround(page, "sign-up-code");
  await page.getByLabel("Code from the mail").fill("000000");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByText(/That's not the code/)).toBeVisible();
  await page.getByRole("button", { name: "Send another code" }).click();
  await expect(page.getByText("Another code is on its way.")).toBeVisible();
  const code = /\b\d{6}\b/.exec((await mailTo(email, /code/i)).html)![0];
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page).toHaveURL(/\/onboarding$/);
}

async function describe(page: Page, { slug, name }: { slug: string; name: string }) {
  await page.getByRole("button", { name: "Go on to Section 18A" }).click();
  await expect(page.getByRole("alert").getByText(/things to put right/)).toBeVisible();
  await lookAround(page, "onboarding-faults");
  await page.getByLabel("Registered name").fill(name);
  await page.getByLabel("PBO number").fill("930 074 218");
  await expect(page.getByText("Right shape; we ask for the letter next")).toBeVisible();
  await page.getByLabel("Physical address").fill("14 Ixia Lane");
  await page.getByLabel("Town or city").fill("Pietermaritzburg");
  await page.getByLabel("Postal code").fill("3201");
  await page.getByLabel("Telephone").fill("033 555 0142");
  await page.getByLabel("Full name").fill("Naledi Mokoena");
  await page.getByLabel("Position").fill("Treasurer");
  await page.getByLabel("Your address on Nika").fill("dashboard");
  await page.getByRole("button", { name: "Go on to Section 18A" }).click();
  await expect(page.getByText("Nika needs that word itself").first()).toBeVisible();
  await expect(page.getByLabel("Registered name")).toHaveValue(name);
  await page.getByLabel("Your address on Nika").fill(slug);
  await lookAround(page, "onboarding");
  await page.getByRole("button", { name: "Go on to Section 18A" }).click();
  await expect(page.getByRole("heading", { name: "Your SARS letter" })).toBeVisible();
}

async function handInLetter(page: Page) {
  const letter = page.getByLabel("The letter");
  await letter.setInputFiles({
    name: "letter.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from("<svg/>"),
  });
  await page.getByRole("button", { name: "Hand in the letter" }).click();
  await expect(page.getByText("Choose a PDF, JPG or PNG.")).toBeVisible();
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
  await letter.setInputFiles({ name: "letter.pdf", mimeType: "application/pdf", buffer: pdf });
  await lookAround(page, "onboarding-letter");
  await page.getByRole("button", { name: "Hand in the letter" }).click();
  await expect(page.getByText("Your letter is with us.")).toBeVisible();
  // It goes on where it stopped, from anywhere.
  await page.goto("/onboarding");
  await expect(page.getByRole("heading", { name: "Where gifts go" })).toBeVisible();
}

async function connectPayfast(page: Page) {
  await page.getByLabel("Merchant ID").fill("10000100");
  await page.getByLabel("Merchant key").fill("46f0cd694581a");
  await page.getByLabel("Passphrase").fill("short");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "to put right" })).toBeVisible();
  await page.getByLabel("Passphrase").fill("a-passphrase-of-ours");
  await lookAround(page, "onboarding-payfast");
  // A token lives a minute; one that has run out meanwhile costs nothing that was typed.
  await page.context().clearCookies({ name: /^__session/ });
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByRole("heading", { name: "Your first campaign" })).toBeVisible();
}

async function openCampaign(page: Page, slug: string) {
  await page.getByLabel("Fund").first().fill("Literacy");
  await page.getByRole("checkbox", { name: /Section 18A/ }).check();
  await page.getByLabel("Name of the campaign").fill("Library boxes");
  await page.getByLabel("What it does, in a sentence or two").fill("A box of forty books for each class.");
  await page.getByLabel(/Goal/).fill("50 000");
  await lookAround(page, "onboarding-campaign");
  await page.getByRole("button", { name: "Open my giving page" }).click();
  await expect(page.getByRole("heading", { name: "Who works with you?" })).toBeVisible();
  await page.getByRole("button", { name: "Send invitations" }).click();
  await expect(page.getByText("2 things to put right")).toBeVisible();
  await page.getByLabel("E-mail addresses").fill(`treasurer@${slug}.example`);
  await page.getByLabel(/^Manager/).check({ force: true });
  await lookAround(page, "onboarding-team");
  await page.getByRole("button", { name: "Send invitations" }).click();
  await mailTo(`treasurer@${slug}.example`, /invited/i);
  await expect(page.getByRole("heading", { name: "Your giving page is open" })).toBeVisible();
  await expect(page.getByText("Waiting for approval")).toBeVisible();
  await expect(page.getByRole("link", { name: `/give/${slug}/library-boxes` })).toBeVisible();
  await lookAround(page, "onboarding-finished");
}

async function approve(page: Page, name: string) {
  const account = stackFacts().accounts.find(({ role }) => role === "operator")!;
  await signIn(page, account.email, account.password);
  await page.goto("/operator");
  const letter = page.getByRole("article", { name });
  await expect(letter.getByText("930 074 218")).toBeVisible();
  await lookAround(page, "operator");
  const address = await letter.getByRole("link", { name: "Open the letter" }).getAttribute("href");
  const [paper] = await Promise.all([page.waitForEvent("download"), page.goto(address!).catch(() => null)]);
  expect(paper.suggestedFilename()).toBe("letter.pdf");
  await letter.getByRole("button", { name: "Refuse" }).click();
  await expect(letter.getByText("Say why: the organisation has to know what to mend.")).toBeVisible();
  await letter.getByRole("button", { name: "Approve" }).click();
  await expect(letter).toHaveCount(0);
  await expect(page.getByRole("row", { name: new RegExp(name) }).getByText("Approved")).toBeVisible();
}

async function takeAlong(page: Page, { slug, name }: { slug: string; name: string }) {
  const query = encodeURIComponent(name);
  const { data } = await askClerk<{ data: { id: string }[] }>("GET", `/organizations?query=${query}`);
  await askClerk("DELETE", `/organizations/${data[0]!.id}`);
  await expect(async () => {
    await page.goto(`/${slug}/donations`);
    await expect(page).toHaveURL(/\/closed$/, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText(/Its records are kept until/)).toBeVisible();
  await lookAround(page, "closed");
  await page.getByRole("button", { name: "Pack the archive" }).click();
  await expect(page.getByText(/Being packed since|It can be fetched until/)).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/It can be fetched until/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await lookAround(page, "closed-packed");
  const [archive] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Fetch the archive/ }).click(),
  ]);
  expect(archive.suggestedFilename()).toMatch(/\.zip$/);
}

async function wrongPassword(page: Page, email: string) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("That e-mail and password don't belong together.")).toBeVisible();
  await lookAround(page, "sign-in-refused");
}

async function replacePassword(page: Page, email: string, slug: string) {
  await page.goto("/sign-out");
  await expect(page).toHaveURL(`${stackFacts().web}/`);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten?" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByLabel("Code from the mail").fill("424242");
  await lookAround(page, "forgot-password");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("New password").fill("another good example 8");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard/`));
}
