import { type Browser, expect, type Page, test } from "@playwright/test";
import { signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// A session's token lives a minute. Pages stay open for longer, and none of them loads Clerk's script at first.

const run = Date.now().toString(36);
const tokenSeconds = 60;
const clerkScript = "**/__clerk/npm/**";

test("a page left open for longer than a token lives loses nothing", async ({ page, browser }) => {
  const { slug } = stackFacts().organizations[0]!;
  await signInAs(page, slug, "admin");
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`/${slug}/campaigns/funds/new`);
  await page.waitForLoadState("networkidle");
  expect(fetched.filter((path) => path.startsWith("/__clerk"))).toEqual([]);

  // Beside the page as it comes, two in which Clerk cannot be reached until the token has run out, or at all.
  const late = await copyOf(page, browser);
  await late.route(clerkScript, (route) => route.abort());
  const never = await copyOf(page, browser);
  await never.route(clerkScript, (route) => route.abort());

  await fillInFund(page, `Fund of patience ${run}`);
  await late.goto(`/${slug}/donations/new`);
  const gift = await fillInGift(late);
  await never.goto(`/${slug}/donations`);
  await page.waitForTimeout(70_000);
  expect(await tokenAge(late), "the token of the second page has run out").toBeGreaterThan(tokenSeconds);
  expect(await tokenAge(never)).toBeGreaterThan(tokenSeconds);

  await test.step("Clerk came before the token ran out, and keeps it fresh", async () => {
    expect(fetched.some((path) => path.startsWith("/__clerk/npm/"))).toBe(true);
    expect(await tokenAge(page)).toBeLessThan(tokenSeconds);
    await page.getByRole("button", { name: "Open fund" }).click();
    await expect(page.getByText(`Fund of patience ${run}`).first()).toBeVisible();
  });
  await test.step("a form whose token has run out fetches another and is sent once more", async () => {
    await late.unroute(clerkScript);
    await late.getByRole("button", { name: "Record donation" }).click();
    // Clerk's script is fetched first, and started.
    await expect(late).toHaveURL(/\/donations\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    for (const words of gift) await expect(late.locator("main")).toContainText(words);
  });
  await test.step("a link leads on without Clerk's script", async () => {
    await never.getByRole("link", { name: "Donors", exact: true }).first().click();
    await expect(never.getByRole("heading", { level: 1, name: "Donors" })).toBeVisible();
    await expect(never).toHaveURL(new RegExp(`/${slug}/donors$`));
    await never.context().clearCookies({ name: /^__session/ });
    const [list] = await Promise.all([
      never.waitForEvent("download"),
      never.getByRole("link", { name: /^Export/ }).click(),
    ]);
    expect(list.suggestedFilename()).toMatch(/\.csv$/);
  });
  await test.step("signing out in another tab shows here", async () => {
    const other = await page.context().newPage();
    await other.goto(`/${slug}/donors`);
    await other.evaluate(() => localStorage.setItem("kept", "a name"));
    await other.goto("/sign-out");
    await expect(other).toHaveURL(`${stackFacts().web}/`);
    expect(await other.evaluate(() => localStorage.getItem("kept"))).toBeNull();
    await other.close();
    await page.bringToFront();
    await expect(page.getByText("You have been signed out.")).toBeVisible({ timeout: 70_000 });
  });
});

/** Another browser with the same cookies: tokens renewed in one are not seen by the other. */
async function copyOf(page: Page, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  return context.newPage();
}

async function tokenAge(page: Page): Promise<number> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === "__session")?.value ?? "";
  const { iat } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  return Date.now() / 1_000 - iat;
}

async function fillInFund(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill(name);
}

async function fillInGift(page: Page): Promise<string[]> {
  await page.getByLabel("First name").fill("Nomsa");
  await page.getByLabel("Surname").fill(`Patience-${run}`);
  await page.getByLabel("Amount in rand").fill("1 234,50");
  await page.getByLabel("For", { exact: true }).selectOption({ index: 1 });
  return [`Patience-${run}`, "1 234,50".replaceAll(" ", "\u00a0")];
}
