import { expect, type Page, test } from "@playwright/test";
import { anAccount, askClerk, offer } from "./support/clerk";
import { look } from "./support/look";
import { mailTo } from "./support/mailbox";
import { signIn } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// Every way into an account and out of it, as far as a Clerk instance offers it, and what shows when one fails.

const run = Date.now().toString(36);
const password = "a long enough example 7";
const address = (name: string) => `${name}.${run}@accounts.example`;

test("somebody signs in by a mailed code, by a provider, or is told why not", async ({ page }) => {
  const email = address("mail");
  const id = await anAccount(email, password);
  await test.step("by a mailed code", async () => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Mail me a code" }).click();
    await page.getByLabel("E-mail").fill(address("nobody"));
    await page.getByRole("button", { name: "Mail me a code" }).click();
    await expect(page.getByText("No account has that address.")).toBeVisible();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Mail me a code" }).click();
    const code = /\b\d{6}\b/.exec((await mailTo(email, /code/i)).subject)![0];
    await page.getByLabel("Code from the mail").fill(code);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page).toHaveURL(/\/onboarding$/);
  });
  await test.step("a page for signing in leads on who is signed in", async () => {
    await page.goto("/sign-in?return=%2Fmy");
    await expect(page).toHaveURL(/\/my$/);
    await page.goto("/sign-in?return=https%3A%2F%2Fevil.example");
    await expect(page).toHaveURL(`${stackFacts().web}/onboarding`);
  });
  await test.step("what is called like a file and is none is not found", async () => {
    for (const path of ["/favicon.ico", "/ukukhanya/donations/none.png"])
      expect((await page.request.get(path)).status(), path).toBe(404);
  });
  await test.step("a sign-out that fails says so, and leads home or tries again", async () => {
    await page.route("**/__clerk/v1/client**", (route) => route.abort());
    await page.goto("/sign-out");
    await expect(page.getByText("We couldn't sign you out")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("link", { name: "Back to Nika" })).toHaveAttribute("href", "/");
    await look(page, "sign-out-failed");
    await page.unroute("**/__clerk/v1/client**");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page).toHaveURL(`${stackFacts().web}/`);
  });
  await test.step("a locked account is told so", async () => {
    await askClerk("POST", `/users/${id}/lock`, {});
    await enterPassword(page, email, password);
    await expect(page.getByText("This account is locked for a while after too many attempts.")).toBeVisible();
    await look(page, "sign-in-locked");
    await askClerk("POST", `/users/${id}/unlock`, {});
  });
  await test.step("an address that has an account leads to signing in", async () => {
    await page.goto("/sign-up");
    await page.getByLabel("First name").fill("Themba");
    await page.getByLabel("Surname").fill("Dlamini");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create my account" }).click();
    await expect(page.getByText("That address has an account already.")).toBeVisible();
    await page.getByRole("link", { name: "Sign in with that address" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  });
  await test.step("other ways show where the instance offers them, and one that is refused is told", async () => {
    await offer(page.context(), "google", "apple", "passkey");
    await page.goto("/sign-in?return=%2Fmy");
    await expect(page.getByRole("button", { name: "Continue with Apple" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
    await look(page, "sign-in-ways");
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText(/could not be used to sign in/)).toBeVisible();
    await look(page, "sign-in-refused-there");
  });
  await test.step("and can be tried again, as often as it takes, or after a code was asked for", async () => {
    await page.getByRole("link", { name: "Back to sign in" }).click();
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("link", { name: "Back to sign in" }).click();
    await page.getByRole("button", { name: "Mail me a code" }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Mail me a code" }).click();
    await expect(page.getByLabel("Code from the mail")).toBeVisible();
    await page.getByRole("button", { name: "Use my password" }).click();
    await page.getByRole("button", { name: "Continue with Apple" }).click();
    await page.getByLabel("E-mail of the account there").fill(email);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page).toHaveURL(/\/my$/);
  });
  await test.step("signing up begins at a provider after a refusal as well", async () => {
    await signOut(page);
    for (const act of ["Cancel", "Continue"]) {
      await page.goto("/sign-up?return=%2Fmy");
      await page.getByRole("button", { name: "Continue with Google" }).click();
      await page.getByLabel("E-mail of the account there").fill(address("from-google"));
      await page.getByRole("button", { name: act }).click();
      await expect(page).toHaveURL(/sign-in\/provider|\/my$/);
    }
    await expect(page).toHaveURL(/\/my$/);
  });
});

test("where Clerk doubts that a person signs up, its question has a place and may be asked", async ({
  page,
}) => {
  await offer(page.context(), "captcha");
  const blocked: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
  });
  // In place of Cloudflare's script: draws its box where Clerk says, and is content once it is pressed.
  await page.route("https://challenges.cloudflare.com/**", (route) =>
    route.fulfill({ contentType: "text/javascript", body: `(${askIfPerson})()` }),
  );
  await page.goto("/sign-up");
  await page.getByLabel("First name").fill("Ayanda");
  await page.getByLabel("Surname").fill("Zulu");
  await page.getByLabel("E-mail").fill(address("person"));
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByRole("button", { name: "I am a person" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mail" })).toBeVisible();
  expect(blocked).toEqual([]);
});

test("a Clerk instance that demands membership lets people in as well", async ({ page }) => {
  await offer(page.context(), "membership");
  const { slug } = stackFacts().organizations[0]!;
  const account = stackFacts().accounts.find(
    ({ role, organization }) => role === "viewer" && organization === slug,
  );
  await signIn(page, account!.email, account!.password);
  await expect(page).toHaveURL(new RegExp(`/${slug}/dashboard/`));
  // The token is pending still, and an act of the page's own works all the same.
  await page
    .getByRole("button", { name: /Search or jump/ })
    .first()
    .click();
  await page.getByRole("combobox").fill("Themba");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.goto("/account/security");
  await expect(page.getByText("This device")).toBeVisible();
});

function askIfPerson(): void {
  type Asked = { callback: (token: string) => void; "before-interactive-callback"?: () => void };
  const turnstile = {
    render(place: string, { callback, ...asked }: Asked) {
      asked["before-interactive-callback"]?.();
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "I am a person";
      button.onclick = () => callback("a-token");
      document.querySelector(place)?.append(button);
      return "widget";
    },
    remove() {},
    reset() {},
  };
  Object.assign(window, { turnstile });
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/sign-out");
  await expect(page).toHaveURL(`${stackFacts().web}/`);
}

async function enterPassword(page: Page, email: string, text: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
