import { expect, test } from "@playwright/test";
import { exportLimits } from "@/lib/tenancy/count-export";
import { everyRoute } from "./support/every-route";
import { countGifts, sendForm } from "./support/forge-form";
import { filledIn, recordsOf } from "./support/records";
import { signInAs } from "./support/sign-in";
import { stackFacts } from "./support/stack-facts";

/** Pages that everybody gets alike, kept by whoever stands between; all others are nobody else's business. */
const mayBeKept = /^\/(verify|link-ended|give\/\[orgSlug\](\/\[campaignSlug\](\/qr)?)?)?$/;

test("every address of the app, read from its folder, answers with the headers that keep it safe", async ({
  page,
  browser,
}) => {
  const organization = stackFacts().organizations[0]!;
  const records = {
    ...(await recordsOf(organization.slug)),
    ...{ orgId: organization.slug, orgSlug: organization.slug, campaignSlug: organization.campaigns[0]! },
    ...{ code: "NK7Q-9H2M-0000", token: "unknown", organizationId: organization.id },
  };
  await signInAs(page, organization.slug, "owner");
  const answered: number[] = [];
  for (const { path } of everyRoute()) {
    const answer = await page.request.get(filledIn(path, records), { maxRedirects: 0 });
    const headers = answer.headers();
    answered.push(answer.status());
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "referrer-policy": expect.stringMatching(/^(no-referrer|same-origin|strict-origin-when-cross-origin)$/),
    });
    expect(headers, path).not.toHaveProperty("x-powered-by");
    expect(headers, path).not.toHaveProperty("access-control-allow-origin");
    expect(headers, `${path} over plain HTTP`).not.toHaveProperty("strict-transport-security");
    const isRedirect = answer.status() >= 300 && answer.status() < 400;
    if (!isRedirect)
      expect(headers["content-security-policy"], path).toMatch(/frame-ancestors 'none'|default-src 'none'/);
    if (!mayBeKept.test(path) && !isRedirect)
      expect(headers, path).toMatchObject({ "cache-control": expect.stringContaining("no-store") });
  }
  expect(answered.length).toBeGreaterThan(60);
  expect(answered.filter((status) => status === 200).length).toBeGreaterThan(35);

  for (const path of ["/", "/verify/NK7Q-9H2M-0000", "/api/health", `/${organization.slug}/donations`]) {
    const answer = await page.request.get(path, {
      headers: { "x-forwarded-proto": "https" },
      maxRedirects: 0,
    });
    expect(answer.headers()["strict-transport-security"], path).toBe("max-age=63072000; includeSubDomains");
  }

  await test.step("who exports too often hears when to come back", async () => {
    // Somebody whose exports no other journey needs.
    const { slug } = stackFacts().organizations[2]!;
    const office = await browser.newPage();
    await signInAs(office, slug, "owner");
    const address = `/${slug}/donations/export`;
    const statuses: number[] = [];
    for (let time = 0; time <= exportLimits.user.times && !statuses.includes(429); time += 1)
      statuses.push((await office.request.get(address)).status());
    expect([...new Set(statuses)]).toEqual([200, 429]);
    const refused = await office.request.get(address);
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
    expect(await refused.text()).toMatch(/You can export again at \d\d:\d\d\./);
    await office.close();
  });
});

test("a form that another site sends is refused and does nothing; the page's own keeps its cookie to itself", async ({
  request,
}) => {
  const { organizations, web } = stackFacts();
  const giving = `/give/${organizations[0]!.slug}/${organizations[0]!.campaigns[0]}`;
  const gift = {
    other: "250",
    firstName: "Zanele",
    lastName: "Khumalo",
    email: "sent-from-elsewhere@forged.example",
  };
  for (const origin of ["https://evil.example", "null"]) {
    const forged = await sendForm(request, giving, origin, gift);
    expect(forged.status, `from ${origin}`).toBeGreaterThanOrEqual(400);
  }
  expect(await countGifts(gift.email)).toBe(0);
  const own = await sendForm(request, giving, new URL(web).origin, gift);
  expect([own.status, own.location]).toEqual([303, expect.stringContaining(`${giving}/pay/`)]);
  expect(await countGifts(gift.email)).toBe(1);
  expect(own.cookies).toHaveLength(1);
  expect(own.cookies[0]).toMatch(/; HttpOnly; SameSite=lax$/i);
});
