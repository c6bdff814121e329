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

/** Each way to leave one condition out. */
function shortened(policy: Policy, clause: "using" | "with check", expression: string | null): string[] {
  const conditions = conditionsOf(expression ?? "");
  if (conditions.length < 2) return [];
  return conditions.map((_, i) => {
    const rest = conditions.filter((_, j) => j !== i);
    return `alter ${on(policy)} ${clause} (${rest.join(" and ")})`;
  });
}

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
};

const on = ({ name, table }: Policy) => `policy ${pg.escapeIdentifier(name)} on public.${table}`;

/** What is done to a policy: none, one or several ways. */
const weakenings = {
  "is dropped": (policy: Policy) => [`drop ${on(policy)}`],
  "admits every row": (policy: Policy) =>
    policy.using && policy.using !== "true" ? [`alter ${on(policy)} using (true)`] : [],
  "accepts every row that is written": (policy: Policy) =>
    policy.check && policy.check !== "true" ? [`alter ${on(policy)} with check (true)`] : [],
  "loses any one of its conditions": (policy: Policy) => [
    ...shortened(policy, "using", policy.using),
    ...shortened(policy, "with check", policy.check),
  ],
};

/** Tests that the checks go red when any one policy is weakened in this way. */
export function provePolicies(deed: keyof typeof weakenings): void {
  it(`the checks go red when any one policy ${deed}`, { timeout: 30 * 60_000 }, async () => {
    const scratch = await openScratch();
    const unnoticed: string[] = [];
    let count = 0;
    for (const policy of await policiesOf(scratch.source.urls.owner)) {
      for (const weakening of weakenings[deed](policy)) {
        count++;
        if (await inWeakened(scratch, weakening, isNoticedIn(scratch, policy.table))) continue;
        const clause = weakening.includes(" with check (") ? "with check" : "using";
        if (!(`${policy.table}: "${policy.name}" ${clause}` in harmless)) unnoticed.push(weakening);
      }
    }
    console.log(
      `a policy ${deed}: ${count} ways, ${count - unnoticed.length} noticed or harmless for a written reason`,
    );
    expect(unnoticed).toEqual([]);
  });
}
