import pg from "pg";
import { expect, it } from "vitest";
import { inWeakened, isNoticedIn, openScratch } from "./scratch";

type Policy = { name: string; table: string; using: string | null; check: string | null };

async function policiesOf(ownerUrl: string): Promise<Policy[]> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const found = await owner.query(
    `select policyname as name, tablename as table, qual as using, with_check as check
     from pg_policies where schemaname = 'public' order by 2, 1`,
  );
  await owner.end();
  return found.rows;
}

/** The conditions of an expression as PostgreSQL writes it: what stands between its outermost ANDs. */
function conditionsOf(expression: string): string[] {
  const conditions: string[] = [];
  let depth = 0;
  let start = 1;
  for (let i = 0; i < expression.length; i++) {
    if (expression[i] === "(") depth++;
    if (expression[i] === ")") depth--;
    if (depth !== 1 || !expression.startsWith(" AND ", i)) continue;
    conditions.push(expression.slice(start, i));
    start = i + " AND ".length;
  }
  return [...conditions, expression.slice(start, -1)];
}

/** A way to weaken a policy, and by what name `harmless` knows it; by that of the clause, where all of it says nothing. */
type Weakening = { sql: string; name: string; clause?: string };

const named = ({ table, name }: Policy, how: string) => `${table}: "${name}" ${how}`;

const ofOrganization = "(organization_id = ( SELECT app.org() AS org))";

/** Each way to leave one condition out. */
function shortened(policy: Policy, clause: "using" | "with check", expression: string | null): Weakening[] {
  const conditions = conditionsOf(expression ?? "");
  if (conditions.length < 2) return [];
  return conditions.map((condition, i) => {
    const rest = conditions.filter((_, j) => j !== i);
    return {
      sql: `alter ${on(policy)} ${clause} (${rest.join(" and ")})`,
      name: named(
        policy,
        `${clause} without ${condition === ofOrganization ? "its organisation" : condition}`,
      ),
      clause: named(policy, clause),
    };
  });
}

const ofTheirCampaigns =
  "app.campaigns() holds campaigns of the organisation alone, and a key ties rows to theirs";
const foundThere = "what it points at is found in the organisation, and a key ties it to its own";
const opensNothing = (test: string) =>
  `opens nothing: a function of ours then finds nothing, which tests/db/${test} sees`;

/** Weakenings that change nothing anybody could do, and why. */
const harmless: Record<string, string> = {
  'organization_tax_details: "operators decide on letters" using': "its check asks for the operator as well",
  'clerk_events: "the worker applies Clerk\'s events" with check':
    "a context does not change between reading and writing",
  'donor_accounts: "the organisation\'s own rows" with check': "no grant lets anybody write one",
  'payfast_notifications: "the inbox counts copies" with check':
    "no grant lets the inbox change the organisation",
  'takeouts: "the organisation\'s own rows" with check': "no grant lets the worker change the organisation",
  'notices: "a colleague reads them" with check': "no grant lets a colleague change whose they are",
  'notices: "a limited colleague reads them" with check': "no grant lets a colleague change whose they are",
  'memberships: "a limited colleague leaves" with check':
    "no grant lets a limited colleague change whose it is",
  'tax_certificates: "wholly of a limited colleague\'s campaigns, ends" with check':
    "no grant lets a limited colleague change the sum",
  'clerk_events: "the entering functions look here" with check':
    "only functions of ours write as their role, and they store",
  'organizations: "members keep their organisation\'s name" with check':
    "no grant lets a member change the id",
  'roles: "a role that nobody has goes" using without (NOT is_built_in)': "a trigger refuses it as well",
  'campaigns: "a limited colleague\'s campaigns" using without its organisation': ofTheirCampaigns,
  'campaign_totals: "a limited colleague\'s campaigns" using without its organisation': ofTheirCampaigns,
  'daily_totals: "a limited colleague\'s campaigns" using without its organisation': ofTheirCampaigns,
  'donations: "gifts to a limited colleague\'s campaigns" using without its organisation': ofTheirCampaigns,
  'donations: "gifts to a limited colleague\'s campaigns change" using without its organisation':
    ofTheirCampaigns,
  'membership_campaigns: "a limited colleague\'s campaigns" using without its organisation': ofTheirCampaigns,
  'notices: "a limited colleague reads them" using without its organisation': foundThere,
  'notices: "a limited colleague\'s own notices" using without its organisation': foundThere,
  'payfast_notifications: "of gifts to a limited colleague\'s campaigns" using without its organisation':
    foundThere,
  'transaction_lines: "of gifts to a limited colleague\'s campaigns" using without its organisation':
    foundThere,
  'dead_job_replays: "written as jobs are revived" dropped': opensNothing("operator-repairs"),
  'account_totals: "balances move here" dropped': opensNothing("record-donation"),
  'gift_spans: "spans are counted here" dropped': opensNothing("record-donation"),
  'payfast_notifications: "counting what came" dropped': opensNothing("metrics"),
  'payment_accounts: "the entering functions look here" dropped': opensNothing("payfast-account"),
  'takeouts: "the entering functions look here" dropped': opensNothing("takeout"),
  'clerk_events: "the entering functions look here" dropped': opensNothing("clerk-delivery"),
};

const on = ({ name, table }: Policy) => `policy ${pg.escapeIdentifier(name)} on public.${table}`;

/** What is done to a policy: none, one or several ways. */
const weakenings: Record<string, (policy: Policy) => Weakening[]> = {
  "is dropped": (policy) => [{ sql: `drop ${on(policy)}`, name: named(policy, "dropped") }],
  "admits every row": (policy) =>
    policy.using && policy.using !== "true"
      ? [{ sql: `alter ${on(policy)} using (true)`, name: named(policy, "using") }]
      : [],
  "accepts every row that is written": (policy) =>
    policy.check && policy.check !== "true"
      ? [{ sql: `alter ${on(policy)} with check (true)`, name: named(policy, "with check") }]
      : [],
  "loses any one of its conditions": (policy) => [
    ...shortened(policy, "using", policy.using),
    ...shortened(policy, "with check", policy.check),
  ],
};

/** Tests that the checks go red when any one policy is weakened in this way. */
export function provePolicies(deed: string): void {
  it(`the checks go red when any one policy ${deed}`, { timeout: 30 * 60_000 }, async () => {
    const scratch = await openScratch();
    const unnoticed: string[] = [];
    let count = 0;
    for (const policy of await policiesOf(scratch.source.urls.owner)) {
      for (const { sql, name, clause = name } of weakenings[deed]!(policy)) {
        count++;
        if (await inWeakened(scratch, sql, isNoticedIn(scratch, policy.table))) continue;
        if (!(name in harmless || clause in harmless)) unnoticed.push(name);
      }
    }
    console.log(
      `a policy ${deed}: ${count} ways, ${count - unnoticed.length} noticed or harmless for a written reason`,
    );
    expect(unnoticed).toEqual([]);
  });
}
