import { afterAll, beforeAll, expect, it } from "vitest";
import { type Permission, permissionKeys } from "@/lib/tenancy/permission";
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

async function isNoticed(mutant: Numbered, verb: string): Promise<boolean> {
  place ??= await aPolicyScene(database, `s${++scenes}`);
  expect([verb, await breach(verb)], "before it is weakened").toEqual([verb, null]);
  switches.nikaMutant = mutant.number;
  try {
    const found = await breach(verb);
    // Whoever was let in has changed something.
    if (found) place = null;
    return found !== null;
  } finally {
    switches.nikaMutant = undefined;
  }
}

it.each(
  allMutants()
    .filter(isWalked)
    .map((mutant) => [`mutants:${mutant.number} ${inWords(mutant)}`, mutant] as const),
)("%s", async (_name, mutant) => {
  const mine = verbs.filter(({ path, name }) => path === mutant.path && name in policy);
  expect(mine.length, "verbs of the table in this file").toBeGreaterThan(0);
  expect(permissionKeys.length).toBeGreaterThan(30);
  const noticed = await Promise.all([isNoticed(mutant, mine[0]!.name)]);
  const why = harmless(mutant);
  expect([mutant.path, noticed[0], why]).toEqual([mutant.path, why === null, why]);
});
