import { expect, type Page, test } from "@playwright/test";
import { fillInDetails, payAtPayFast } from "./support/give";
import { lookAround } from "./support/look";
import { linkIn, mailTo } from "./support/mailbox";
import { qrCodeOf, wordsOf } from "./support/paper";
import { signInAs } from "./support/sign-in";
import { signUp } from "./support/sign-up";
import { stackFacts } from "./support/stack-facts";

// One gift of R500, from a visitor who has no account to the staff's ledger, as each of them sees it: the visitor walks
// on a phone, staff at a desk, and each screen is looked at on both.

// A stack that was kept from last time has its donors still.
const run = Date.now().toString(36);
const password = "a long enough example 7";
const paper = "tests/output/certificate.pdf";

test.use({ viewport: { width: 390, height: 844 } });

test("a visitor gives R500, holds a certificate that anyone can check, and the books balance", async ({
  page,
  browser,
}) => {
  const organization = stackFacts().organizations[0]!;
  const giver = { firstName: "Thandi", lastName: "Nkosi", email: `thandi.${run}@example.org` };

  await test.step("the visitor gives with a certificate", () => give(page, organization, giver));
  const reference = await test.step("PayFast's confirmation shows on the thanks", () => readThanks(page));
  const mail = await test.step("the certificate comes by mail", () =>
    mailTo(giver.email, /Section 18A certificate/));
  await test.step("the paper's QR code leads to the check page, which finds it valid", async () => {
    await download(page, linkIn(mail, /Download the certificate/), paper);
    expect(wordsOf(paper)).toContain("Thandi Nkosi");
    const checkAddress = qrCodeOf(paper);
    expect(checkAddress).toContain(`${stackFacts().web}/verify/`);
    await page.goto(checkAddress);
    await expect(page.getByRole("heading", { name: "This certificate is genuine" })).toBeVisible();
    await expect(page.locator("body")).not.toContainText("Nkosi");
    await lookAround(page, "verify");
  });
  await test.step("the donor signs up, proves the address and finds the gift", () =>
    linkGift(page, giver, reference));

  const office = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const staff = await office.newPage();
  await test.step("staff see the donation and a ledger that balances", () =>
    readBooks(staff, organization, giver));
  await office.close();
});

async function give(
  page: Page,
  organization: { slug: string; campaigns: string[] },
  giver: Parameters<typeof fillInDetails>[1],
) {
  await page.goto(`/give/${organization.slug}`);
  await lookAround(page, "organization");
  await page.goto(`/give/${organization.slug}/${organization.campaigns[0]}`);
  await lookAround(page, "give-amount");
  await page.getByLabel("Another amount").fill("500");
  await page.getByRole("button", { name: /Go on with R\s500/ }).click();
  await fillInDetails(page, giver);
  await lookAround(page, "give-you");
  await page.getByRole("button", { name: "Go on to pay" }).click();
  await expect(page.getByRole("button", { name: /with PayFast/ })).toBeVisible();
  await lookAround(page, "give-pay");
  await page.getByRole("button", { name: /Pay R\s500,00 with PayFast/ }).click();
  await payAtPayFast(page, /^Pay R\s500,00$/);
}

async function readThanks(page: Page): Promise<string> {
  await expect(page.getByText(/Your R\s500,00 has arrived/)).toBeVisible({
    timeout: 60_000,
  });
  await lookAround(page, "thanks");
  const reference = /GV[0-9A-Z]{2}\s?[0-9A-Z]{4}/.exec((await page.locator("main").textContent()) ?? "")?.[0];
  expect(reference, "the donation's reference stands on the thanks page").toBeDefined();
  return reference!;
}

async function download(page: Page, address: string, file: string): Promise<void> {
  const [sent] = await Promise.all([
    page.waitForEvent("download"),
    // A download ends the navigation that began it.
    page.goto(address).catch(() => null),
  ]);
  await sent.saveAs(file);
}

async function linkGift(
  page: Page,
  giver: { email: string; firstName: string; lastName: string },
  reference: string,
) {
  await page.goto("/my");
  await lookAround(page, "sign-in-donor");
  await page.getByRole("link", { name: "Create one" }).click();
  await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
  await lookAround(page, "sign-up-donor");
  await signUp(page, { ...giver, password });
  await expect(page).toHaveURL(/\/my$/);
  await lookAround(page, "my-empty");
  await page.getByLabel("E-mail address you gave with").fill(giver.email);
  await page.getByLabel("Donation reference").fill(reference);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.goto(linkIn(await mailTo(giver.email, /Confirm your address/), /Confirm this address/));
  await lookAround(page, "my-proof");
  await page.getByRole("button", { name: "Yes, add them" }).click();
  await expect(page).toHaveURL(/\/my$/);
  await expect(page.getByText(/R\s500,00/).first()).toBeVisible();
  await lookAround(page, "my");
  const [own] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("link", { name: /^Certificate .* PDF$/ })
      .first()
      .click(),
  ]);
  await own.saveAs("tests/output/my-certificate.pdf");
  expect(wordsOf("tests/output/my-certificate.pdf")).toContain("Thandi Nkosi");
}

async function readBooks(
  page: Page,
  organization: { slug: string },
  giver: { firstName: string; lastName: string },
) {
  await page.goto("/sign-in");
  await lookAround(page, "sign-in");
  await signInAs(page, organization.slug, "owner");
  await expect(page).toHaveURL(new RegExp(`/${organization.slug}/dashboard/`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await lookAround(page, "overview");
  await page.goto(`/${organization.slug}/donations`);
  await lookAround(page, "donations");
  await page
    .getByRole("link", { name: new RegExp(`${giver.firstName} ${giver.lastName}`) })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: /R\s500,00/ })).toBeVisible();
  await lookAround(page, "donation");
  const totals = page.getByRole("table").last().locator("tfoot td");
  await expect(totals.first()).toHaveText("Balanced");
  const [debit, credit] = [await totals.nth(1).textContent(), await totals.nth(2).textContent()];
  expect(credit).toBe(debit);
  await expect(
    page
      .getByRole("table")
      .last()
      .getByRole("cell", { name: /^R\s500,00$/ })
      .first(),
  ).toBeVisible();
}
