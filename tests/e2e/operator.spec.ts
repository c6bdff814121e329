import { type Browser, test } from "@playwright/test";
import { plantTrouble, suspendAndReopen, walkInstallation } from "./support/operate";
import { signIn, signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// The installation as an operator sees it; an organisation is suspended while its owner works.

for (const width of [390, 1440]) {
  const open = async (browser: Browser) =>
    (await browser.newContext({ viewport: { width, height: 900 } })).newPage();

  test(`an operator at ${width} px sees what is stuck and has it tried again, suspends and reopens`, async ({
    browser,
  }) => {
    const [operator, owner, visitor] = [await open(browser), await open(browser), await open(browser)];
    const account = stackFacts().accounts.find(({ role }) => role === "operator")!;
    const organization = stackFacts().organizations[width === 390 ? 0 : 1]!;
    await signIn(operator, account.email, account.password);
    await signInAs(owner, organization.slug, "owner");
    await plantTrouble(operator.request, organization);
    await walkInstallation(operator, organization);
    await suspendAndReopen(operator, owner, visitor, organization, organization.campaigns[0]!);
  });
}
