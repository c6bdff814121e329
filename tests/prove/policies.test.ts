import pg from "pg";
import { describe, expect, it } from "vitest";
import { differencesIn, inWeakened, openScratch } from "@/tests/support/isolation/scratch";

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

const on = ({ name, table }: Policy) => `policy ${pg.escapeIdentifier(name)} on public.${table}`;

/** What is done to a policy; null where it would change nothing. */
const weakenings: [string, (policy: Policy) => string | null][] = [
  ["is dropped", (policy) => `drop ${on(policy)}`],
  [
    "admits every row",
    (policy) => (policy.using && policy.using !== "true" ? `alter ${on(policy)} using (true)` : null),
  ],
  [
    "accepts every row that is written",
    (policy) => (policy.check && policy.check !== "true" ? `alter ${on(policy)} with check (true)` : null),
  ],
];

describe("the checks go red when any one policy", () => {
  it.each(weakenings)(
    "%s",
    async (deed, weaken) => {
      const scratch = await openScratch();
      const unnoticed: string[] = [];
      let count = 0;
      for (const policy of await policiesOf(scratch.source.urls.owner)) {
        const weakening = weaken(policy);
        if (!weakening) continue;
        count++;
        const check = differencesIn(scratch, ["catalogue", "doors", "matrix"], [policy.table]);
        const found = await inWeakened(scratch, weakening, check);
        if (Object.values(found).every((differences) => differences.length === 0))
          unnoticed.push(`${policy.table}: ${policy.name}`);
      }
      console.log(`each of ${count} policies ${deed}: ${count - unnoticed.length} noticed`);
      expect(unnoticed).toEqual([]);
    },
    30 * 60_000,
  );
});
