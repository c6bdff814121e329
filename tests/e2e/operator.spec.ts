import { type Browser, test } from "@playwright/test";
import { plantTrouble, suspendAndReopen, walkInstallation } from "./support/operate";
import { signIn, signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

// The installation as an operator sees it; an organisation is suspended while its owner works.

const open = async (browser: Browser, width: number) =>
  (await browser.newContext({ viewport: { width, height: 900 } })).newPage();

test("an operator sees what is stuck and has it tried again, suspends and reopens", async ({ browser }) => {
  const [operator, owner, visitor] = [
    await open(browser, 390),
    await open(browser, 1440),
    await open(browser, 390),
  ];
  const account = stackFacts().accounts.find(({ role }) => role === "operator")!;
  const organization = stackFacts().organizations[0]!;
  await signIn(operator, account.email, account.password);
  await signInAs(owner, organization.slug, "owner");
  await plantTrouble(operator.request, organization);
  await walkInstallation(operator, organization);
  await suspendAndReopen(operator, owner, visitor, organization, organization.campaigns[0]!);
});
