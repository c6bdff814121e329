import pg from "pg";
import { expect, it } from "vitest";
import { differencesIn, inWeakened, openScratch } from "@/tests/support/isolation/scratch";

type Policy = { name: string; table: string };

async function policiesOf(ownerUrl: string): Promise<Policy[]> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const found = await owner.query(
    "select policyname as name, tablename as table from pg_policies where schemaname = 'public' order by 2, 1",
  );
  await owner.end();
  return found.rows;
}

it(
  "goes red when any one policy is dropped",
  async () => {
    const scratch = await openScratch();
    const unnoticed: string[] = [];
    const policies = await policiesOf(scratch.source.urls.owner);
    for (const { name, table } of policies) {
      const drop = `drop policy ${pg.escapeIdentifier(name)} on public.${table}`;
      const found = await inWeakened(
        scratch,
        drop,
        differencesIn(scratch, ["catalogue", "doors", "matrix"], [table]),
      );
      if (Object.values(found).every((differences) => differences.length === 0))
        unnoticed.push(`${table}: ${name}`);
    }
    console.log(
      `${policies.length} policies were dropped in turn, ${policies.length - unnoticed.length} noticed`,
    );
    expect(unnoticed).toEqual([]);
  },
  60 * 60_000,
);
