import pg from "pg";
import type { Member } from "@/lib/tenancy/actor";
import { type PolicyRow, policy, type Scene } from "@/tests/db/policy-table";
import type { TestDatabase } from "./database";
import { memberVerbs } from "./member-verbs";
import { aPolicyScene, type People } from "./policy-scene";

export type Side = { id: string; slug: string; people: People; scene: Scene };

/** Two organisations with everything in them, one of which attacks the other. */
export async function twoNeighbours(database: TestDatabase): Promise<{ ours: Side; theirs: Side }> {
  const [ours, theirs] = await Promise.all([aSide(database, "ours"), aSide(database, "theirs")]);
  return { ours, theirs };
}

export async function aSide(database: TestDatabase, slug: string): Promise<Side> {
  const made = await aPolicyScene(database, slug);
  return { ...made, slug, id: made.people.owner.organizationId };
}

/** All rows of an organisation, in every table that has its column, as one sum. */
export async function sumOf(database: TestDatabase, organizationId: string): Promise<string> {
  const client = new pg.Client(database.urls.superuser);
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'organization_id' order by 1`,
    );
    const sums = tables.map(
      ({ name }) =>
        `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t where organization_id = '${organizationId}'`,
    );
    return JSON.stringify((await client.query(`${sums.join(" union all ")} order by 1`)).rows);
  } finally {
    await client.end();
  }
}

type Tried = { verb: string; row: PolicyRow; said: string; isOk: boolean };

/** Each verb of the policy with arguments of `scene`, as `member`; what each said, or threw, in a word. */
export async function tryEverything(member: Member, scene: Scene, leaveOut: string[] = []): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const { name: verb, load } of memberVerbs()) {
    const row = policy[verb];
    if (!row || leaveOut.includes(verb)) continue;
    try {
      const result = (await (
        await load()
      )(member, ...row.with(scene))) as { ok?: boolean; reason?: string } | undefined;
      tried.push({ verb, row, isOk: result?.ok !== false, said: result?.reason ?? "ok" });
    } catch (error) {
      tried.push({ verb, row, isOk: false, said: (error as Error).name });
    }
  }
  return tried;
}

/** Verbs that are about one's own organisation whatever is named: another's ids have no place in them. */
export const aboutOneself = ({ scene }: Side): string[] => {
  const ids = Object.values(scene).filter((id) => typeof id === "string");
  return Object.entries(policy)
    .filter(([, row]) => !ids.some((id) => JSON.stringify(row.with(scene)).includes(id)))
    .map(([verb]) => verb);
};

/** The whole of a list that was exported. */
export async function textOf(exported: { ok: boolean; csv?: AsyncIterable<string> }): Promise<string> {
  if (!exported.csv) throw new Error("nothing was exported");
  return (await Array.fromAsync(exported.csv)).join("");
}
