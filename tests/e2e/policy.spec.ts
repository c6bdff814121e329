import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "./support/sign-in";
import { stackFacts, stackFolder } from "./support/stack-facts";

// No page runs a script that Nika did not write: each names its own by nonce or by hash, static pages too.

test("a script smuggled into a page does not run, and the page's own do", async ({ page, request }) => {
  const organization = stackFacts().organizations[0]!;
  const giving = `/give/${organization.slug}/${organization.campaigns[0]}`;
  const blocked = await watchPolicy(page);
  const smuggling = { isOn: false };
  await smuggle(page, smuggling);
  const visit = async (path: string) => {
    for (smuggling.isOn of [false, true]) {
      const answer = await page.goto(path);
      const policy = (await answer!.headersArray()).filter(
        ({ name }) => name.toLowerCase() === "content-security-policy",
      );
      expect(policy.length, `policies of ${path}`).toBe(1);
      expect(scriptsOf(policy[0]!.value), path).not.toContain("unsafe-inline");
      await page.waitForFunction(() => "__next_f" in window && document.readyState === "complete");
      expect(await page.evaluate(() => "smuggled" in window), `${path} ran a stranger's script`).toBe(false);
      const found = await blocked();
      if (smuggling.isOn) expect(found, `what is smuggled into ${path} is blocked`).toHaveLength(2);
      else expect(found, `${path} blocks nothing of its own`).toEqual([]);
    }
  };

  const open = [
    "/",
    "/verify",
    "/verify/NK7Q-9H2M-0000",
    "/link-ended",
    `/give/${organization.slug}`,
    giving,
  ];
  const lost = [`${giving}/pay/unknown`, `${giving}/thanks/unknown`, "/give/nobody", "/give/a/b/c/d"];
  for (const path of [...open, ...lost]) await visit(path);

  await test.step("a static page that is made anew names its new scripts", async () => {
    const { internalSecret } = JSON.parse(readFileSync(join(stackFolder, "secrets.json"), "utf8"));
    const refreshed = await request.post("/api/internal/revalidate", {
      headers: { authorization: `Bearer ${internalSecret}` },
      data: { paths: [giving] },
    });
    expect(refreshed.ok()).toBe(true);
    await visit(giving);
  });
  await test.step("a form answered without script comes under a policy too", async () => {
    const answer = await request.post(giving, { form: { amount: "nothing" } });
    expect(scriptsOf(answer.headers()["content-security-policy"] ?? "")).toMatch(/'nonce-/);
  });
  await test.step("pages for signing in and behind it", async () => {
    await visit("/sign-in");
    await visit("/sign-up");
    smuggling.isOn = false;
    await signInAs(page, organization.slug, "admin");
    await visit(`/${organization.slug}/donations`);
    await visit(`/${organization.slug}/no-such-screen`);
    await visit("/my");
  });
});

const scriptsOf = (policy: string) => /script-src ([^;]*)/.exec(policy)?.[1] ?? "unsafe-inline by default";

/** What the browser reports as blocked since last asked, with the beginning of its text. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { blockedHere: seen });
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
      seen.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { blockedHere: string[] }).blockedHere);
}

/** Puts into each page what a text that nobody escaped could hold. */
async function smuggle(page: Page, state: { isOn: boolean }): Promise<void> {
  await page.route("**/*", async (route) => {
    if (!state.isOn || route.request().resourceType() !== "document") return route.fallback();
    const answer = await route.fetch({ maxRedirects: 0 });
    const html = await answer.text();
    const script = `<script>window.smuggled=1</script><img src="/none" alt="" onerror="window.smuggled=1">`;
    await route.fulfill({ response: answer, body: html.replace("</body>", `${script}</body>`) });
  });
}
