import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Permission } from "@/lib/tenancy/permission";
import { closePools } from "@/lib/tenancy/with-tenant";
import { policy } from "@/tests/db/policy-table";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { memberVerbs } from "@/tests/support/member-verbs";
import { allMutants, inWords, isWalked, type Numbered } from "@/tests/support/mutants/all-mutants";
import { harmless } from "@/tests/support/mutants/harmless";
import { allBut, aPolicyScene, holding, isSentBack, may, outsiders } from "@/tests/support/policy-scene";

// Every permission that a verb asks for is taken away, or asked for as what nearly everybody holds: the walk through
// the table of who may do what must let somebody in whom the table does not name.

let database: TestDatabase;
let scenes = 0;
let place: Awaited<ReturnType<typeof aPolicyScene>> | null = null;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(closePools);

const switches = globalThis as { nikaMutant?: number };
const verbs = memberVerbs();

/** Who is let in without being named in the table; null where it keeps everybody out. */
async function breach(verb: string): Promise<string | null> {
  const row = policy[verb]!;
  const { people, scene } = place!;
  for (const role of outsiders(row)) if (await may(verb, row, people[role], scene)) return role;
  for (const missing of row.asks.split(" ") as Permission[])
    if (await may(verb, row, holding(people.owner, allBut(missing, row)), scene)) return `all but ${missing}`;
  if (row.isProven && !(await isSentBack(verb, row, people.owner, scene))) return "a stale session";
  return null;
}

async function isNoticed(mutant: Numbered, concerned: string[]): Promise<boolean> {
  for (const verb of concerned) {
    place ??= await aPolicyScene(database, `s${++scenes}`);
    expect([verb, await breach(verb)], "before it is weakened").toEqual([verb, null]);
    switches.nikaMutant = mutant.number;
    // What throws now is noticed as well: the database has a lock of its own.
    const found = await breach(verb)
      .catch((error: Error) => error.name)
      .finally(() => {
        switches.nikaMutant = undefined;
      });
    if (found === null) continue;
    // Whoever was let in has changed something.
    place = null;
    return true;
  }
  return false;
}

/** The verbs of the table in this file, or in those that import it. */
function verbsOf({ path }: Numbered): string[] {
  const named = verbs.filter(({ name }) => name in policy);
  const own = named.filter((verb) => verb.path === path);
  const importing = named.filter((verb) =>
    readFileSync(verb.path, "utf8").includes(`/${basename(path, ".ts")}"`),
  );
  return (own.length > 0 ? own : importing).map(({ name }) => name);
}

it.each(
  allMutants()
    .filter(isWalked)
    .map((mutant) => [`mutants:${mutant.number} ${inWords(mutant)}`, mutant] as const),
)("%s", async (_name, mutant) => {
  const concerned = verbsOf(mutant);
  expect(concerned.length, "verbs of the table that ask here").toBeGreaterThan(0);
  const why = harmless(mutant);
  expect([mutant.path, await isNoticed(mutant, concerned), why]).toEqual([mutant.path, why === null, why]);
});
