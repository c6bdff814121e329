import { type APIRequestContext, expect, type Page } from "@playwright/test";
import pg from "pg";
import { newId } from "@/lib/new-id";
import { lookAround } from "./look";
import { stackFacts } from "./stack-facts";

type Organization = { slug: string; name: string };

/** What goes wrong in a life of an installation, all at once: the screens show it, and the worker then mends some of it. */
export async function plantTrouble(request: APIRequestContext, { slug }: Organization): Promise<void> {
  const client = new pg.Client(stackFacts().database.owner);
  await client.connect();
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  try {
    const { rows } = await run("select id from organizations where slug = $1", [slug]);
    const organization = rows[0].id as string;
    await run(
      `insert into clerk_events (id, svix_id, type, payload_ciphertext, status, reason, attempts, received_at)
       values ($1, $2, 'organizationMembership.created', 'sealed', 'failed', 'the organisation is not known', 12, now() - interval '3 hours')`,
      [newId(), `msg_${newId()}`],
    );
    // Of whom nobody knows the passphrase; kept, and refused.
    const posted = await request.post(`${stackFacts().web}/api/webhooks/payfast/${organization}`, {
      form: {
        m_payment_id: newId(),
        pf_payment_id: "1089250",
        payment_status: "COMPLETE",
        signature: "0".repeat(32),
      },
    });
    expect(posted.ok()).toBe(false);
    await run(
      `insert into pgboss.job (name, data, policy, source_name, source_id, source_retry_count, source_output)
       select name, $1, policy, 'mail.send', gen_random_uuid(), 12, $2 from pgboss.queue where name = 'dead-letter'`,
      [
        JSON.stringify({ organizationId: organization, id: newId() }),
        JSON.stringify({ message: "The post office answered 503" }),
      ],
    );
    await run(
      `insert into invariant_checks (organization_id, id, key, checked_at, broken_count, broken_ids, broken_since)
       values ($1, $2, 'account-totals-are-their-lines', now(), 2, '{}', now() - interval '1 hour')
       on conflict (organization_id, key) do update set broken_count = 2, broken_since = now() - interval '1 hour'`,
      [organization, newId()],
    );
    const comparison = newId();
    await run(
      "insert into clerk_reconciliations (id, status, finished_at, users_seen, organizations_seen, memberships_seen) values ($1, 'finished', now(), 14, 3, 16)",
      [comparison],
    );
    for (const [kind, isMended] of [
      ["user-outdated", true],
      ["organization-foreign", false],
    ])
      await run(
        "insert into clerk_findings (id, reconciliation_id, kind, subject_clerk_id, is_mended) values ($1, $2, $3, 'org_2y9Qn4', $4)",
        [newId(), comparison, kind, isMended],
      );
  } finally {
    await client.end();
  }
}

/** The installation's own screens, in light and in the dark, and an act of each. */
export async function walkInstallation(page: Page, { name }: Organization): Promise<void> {
  const tab = (label: string) =>
    page.getByRole("navigation", { name: "The installation" }).getByRole("link", { name: label }).click();
  await page.goto("/operator");
  await lookThroughout(page, "operator");

  await tab("Webhooks");
  const event = page.getByRole("row", { name: /organizationMembership\.created/ }).first();
  await expect(event.getByText("Failed")).toBeVisible();
  await lookThroughout(page, "operator-webhooks");
  await page.getByRole("link", { name: "PayFast", exact: true }).click();
  const refused = page.getByRole("row", { name: new RegExp(name) }).first();
  await expect(refused.getByText("its signature does not fit the passphrase")).toBeVisible();
  await lookThroughout(page, "operator-payfast");
  await refused.getByRole("button", { name: /Judge again/ }).click();
  await expect(page.getByText("It is being tried again.")).toBeVisible();

  await tab("Dead jobs");
  const dead = page.getByRole("row", { name: /The post office answered 503/ }).first();
  await expect(dead).toBeVisible();
  await lookThroughout(page, "operator-jobs");
  await dead.getByRole("button", { name: /Try again/ }).click();
  await expect(page.getByText("It is being tried again.")).toBeVisible();

  await tab("Invariants");
  await expect(
    page.getByRole("table", { name: "Broken" }).getByRole("row", { name: new RegExp(name) }),
  ).toBeVisible();
  await lookThroughout(page, "operator-invariants");
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("Every organisation is being checked.")).toBeVisible();

  await tab("Clerk");
  await expect(page.getByText("An organisation at Clerk was not made by Nika").first()).toBeVisible();
  await lookThroughout(page, "operator-clerk");
}

/** One browser suspends, the other works: at the next click it may look and not touch; and opens again. */
export async function suspendAndReopen(
  operator: Page,
  owner: Page,
  visitor: Page,
  { slug, name }: Organization,
  campaign = "library-boxes",
): Promise<void> {
  await owner.goto(`/${slug}/campaigns`);
  await expect(owner.getByRole("link", { name: "Start a campaign" })).toBeVisible();
  await operator.goto("/operator");
  await operator.getByRole("searchbox").fill(slug);
  await operator.getByRole("button", { name: "Find" }).click();
  await operator.getByRole("link", { name }).click();
  await expect(operator.getByRole("heading", { name: `Suspend ${name}` })).toBeVisible();
  await operator.getByRole("button", { name: "Suspend now" }).click();
  await expect(
    operator.getByText("Say why: the organisation has to know what to mend.").first(),
  ).toBeVisible();
  await operator.getByLabel("Reason").fill("The letter is of another organisation. Send us your own.");
  await lookThroughout(operator, "operator-organization");
  await operator.getByRole("button", { name: "Suspend now" }).click();
  await expect(operator.getByRole("heading", { name: `Open ${name} again` })).toBeVisible();

  await owner.reload();
  await expect(owner.getByText("The letter is of another organisation.")).toBeVisible();
  await expect(owner.getByRole("link", { name: "Start a campaign" })).toHaveCount(0);
  await lookThroughout(owner, "suspended");
  await owner.goto(`/${slug}/donations/new`);
  await expect(owner.getByText("nobody in it can do this for now")).toBeVisible();
  await owner.goto(`/${slug}/activity/attention`);
  await lookThroughout(owner, "attention");

  await expect(async () => {
    await visitor.goto(`/give/${slug}/${campaign}`);
    await expect(visitor.getByRole("heading", { name: `${name} isn’t taking gifts just now` })).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 30_000 });
  await lookThroughout(visitor, "give-suspended");

  await operator.getByLabel("Reason").fill("They sent their own.");
  await lookThroughout(operator, "operator-suspended");
  await operator.getByRole("button", { name: "Open again" }).click();
  await expect(operator.getByText("Opened again")).toBeVisible();
  await owner.goto(`/${slug}/campaigns`);
  await expect(owner.getByRole("link", { name: "Start a campaign" })).toBeVisible();
  await expect(async () => {
    await visitor.goto(`/give/${slug}/${campaign}`);
    await expect(visitor.getByRole("button", { name: /^Go on/ }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

/** On a phone and on a desk, in light and in the dark. */
async function lookThroughout(page: Page, name: string): Promise<void> {
  await lookAround(page, name);
  await page.emulateMedia({ colorScheme: "dark" });
  await lookAround(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
}
