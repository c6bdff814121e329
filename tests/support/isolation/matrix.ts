import { refusedChanges, refusedRows, theirs } from "@/tests/db/answers";
import { type Bench, type Outcome, openBench, type Statement } from "./bench";
import { type Person, peopleOf } from "./people";
import { type Fixture, insertion } from "./populate";
import { type Act, type Answer, answerFor, type Scope } from "./read-answers";
import { installationRows, type Row, tenantRows, type World } from "./rows";

// SQLSTATE of a refusal: by grant, by policy, by a trigger or by the seal; and at the door.
const refusal = "42501";
const notEntered = "NK404";

type Cell = {
  bench: Bench;
  table: string;
  columns: string[];
  person: Person;
  differences: string[];
  /** The table's rows in a word as they were read last; nothing that works is kept, so they are so still. */
  read: { sum?: unknown };
};

/**
 * Tries every act of everybody on every table (or on `only`) and says, a sentence each, where the database does
 * something else than tests/db/answers.ts. After what is refused it reads again as the owner: nothing changed. With
 * `isOneEnough` it ends with the first person in whose hands something differs.
 */
export async function isolationDifferences(
  urls: { owner: string; web: string; worker: string },
  fixture: Fixture,
  only?: string[],
  isOneEnough = false,
): Promise<string[]> {
  const bench = await openBench(urls);
  const differences: string[] = [];
  try {
    const tables = await columnsByTable(bench);
    for (const [table, columns] of Object.entries(tables)) {
      if (only && !only.includes(table)) continue;
      const read = {};
      for (const person of peopleOf(fixture)) {
        const cell = { bench, table, columns, person, differences, read };
        await trySees(cell);
        await tryAdds(cell);
        await tryChanges(cell);
        await tryRemoves(cell);
        if (isOneEnough && differences.length > 0) return differences;
      }
    }
  } finally {
    await bench.close();
  }
  return differences;
}

async function columnsByTable(bench: Bench): Promise<Record<string, string[]>> {
  const rows = await bench.owner(
    `select table_name as name, json_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'public' group by table_name order by table_name`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.columns])) as Record<string, string[]>;
}

const answered = ({ table, person }: Cell, act: Act) =>
  person.actor ? answerFor(table, person.actor, act) : undefined;

function differ(cell: Cell, deed: string, expected: string, got: Outcome): void {
  const what = got.code ? `failed (${got.code}: ${got.message})` : `worked on ${got.count} rows`;
  cell.differences.push(`${cell.table}: ${cell.person.name} ${deed}: should be ${expected}, but ${what}`);
}

/** The deed must be refused, and leave every row as it was. */
async function refused(cell: Cell, deed: string, statement: Statement): Promise<void> {
  const outcome = await unchanged(cell, deed, statement);
  const isTurnedAway = outcome.code === notEntered && cell.person.actor === null;
  if (outcome.code !== refusal && !isTurnedAway) differ(cell, deed, "refused", outcome);
}

async function unchanged(cell: Cell, deed: string, statement: Statement): Promise<Outcome> {
  const before = cell.read.sum ?? (await fingerprint(cell));
  const outcome = await cell.bench.attempt(cell.person, statement, "commit");
  cell.read.sum = await fingerprint(cell);
  if (cell.read.sum !== before) differ(cell, deed, "without effect", outcome);
  return outcome;
}

async function fingerprint({ bench, table }: Cell): Promise<unknown> {
  const [row] = await bench.owner(
    `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from public.${table} t`,
  );
  return row!.sum;
}

/** The rows an answer speaks of, as the owner would select them. */
function predicate(cell: Cell, scope: Scope): string {
  const { place, actor } = cell.person;
  if (scope === "all") return "true";
  if (scope === "none") return "false";
  if (scope === "own") return `${tenantColumn(cell)} = '${place.organizationId}'`;
  const text = theirs[actor!]?.[cell.table];
  if (!text) throw new Error(`answers.ts does not say what "theirs" is for ${actor} in ${cell.table}`);
  const rows = text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === "organization" ? `'${place.organizationId}'` : `'${place.ids[name]}'`,
  );
  const isInside = cell.columns.includes("organization_id") && actor !== "operator";
  return isInside ? `organization_id = '${place.organizationId}' and ${rows}` : rows;
}

const concerns =
  ({ table, person }: Cell) =>
  ([about, actors]: [string, string, ...unknown[]]) =>
    about === table && actors.split(" ").includes(person.actor!);

const tenantColumn = ({ table }: { table: string }) => (table === "organizations" ? "id" : "organization_id");
const isTenants = (cell: Cell) => cell.columns.includes("organization_id") || cell.table === "organizations";
const excluded = (cell: Cell, answer: Answer) =>
  answer.columns ? cell.columns.filter((column) => !answer.columns!.includes(column)) : [];

async function trySees(cell: Cell): Promise<void> {
  const answer = answered(cell, "sees");
  if (!answer) return refused(cell, "sees", { text: `select 1 from public.${cell.table}` });
  const rows = `select ${(answer.columns ?? cell.columns).join(", ")} from public.${cell.table}`;
  const json = (from: string) => `select to_jsonb(x)::text as row from (${from}) x order by 1`;
  const seen = await cell.bench.attempt(cell.person, { text: json(rows) }, "rollback");
  const expected = await cell.bench.owner(json(`${rows} where ${predicate(cell, answer.scope)}`));
  if (answer.scope !== "none" && expected.length === 0)
    cell.differences.push(`${cell.table}: nothing there for ${cell.person.name} to see`);
  if (seen.code || JSON.stringify(seen.rows) !== JSON.stringify(expected))
    differ(cell, "sees", `exactly ${expected.length} rows (${answer.scope})`, seen);
  for (const column of excluded(cell, answer))
    await refused(cell, `sees ${column}`, { text: `select ${column} from public.${cell.table}` });
}

/** A new row of the table as this actor would write it, in an organisation. */
function freshRow(table: string, actor: Person["actor"], world: World): Row {
  const row = tenantRows[table]?.(world) ?? installationRows[table]!(world.ids);
  if (table === "donation_reversals" && actor === "limited")
    return { ...row, by_user_id: world.ids.limitedUser! };
  if (table === "approvals" && actor === "limited") return { ...row, requested_by: world.ids.limitedUser! };
  if (table !== "audit_events") return row;
  const names: Record<string, Row> = {
    member: { actor_kind: "member", actor_user_id: world.ids.colleagueUser! },
    limited: { actor_kind: "member", actor_user_id: world.ids.limitedUser! },
    donor: { actor_kind: "donor", actor_user_id: world.ids.donorUser! },
    operator: { actor_kind: "operator", actor_user_id: world.ids.operatorUser! },
    system: { actor_kind: "system" },
  };
  return { ...row, ...names[actor ?? ""] };
}

async function tryAdds(cell: Cell): Promise<void> {
  const { table, person } = cell;
  const answer = answered(cell, "adds");
  const add = (row: Row) => insertion(table, row);
  const row = freshRow(table, person.actor, person.place);
  if (!answer) return refused(cell, "adds", add(row));
  const added = await cell.bench.attempt(person, add(row), "rollback");
  // One row an organisation, and it is there: uniqueness is asked after the policy.
  const isSecond =
    [
      "organization_profiles",
      "organization_tax_details",
      "approval_limits",
      "organization_suspensions",
    ].includes(table) && added.code === "23505";
  if (added.count !== 1 && !isSecond) differ(cell, "adds", "allowed", added);
  for (const column of excluded(cell, answer))
    await refused(cell, `adds ${column}`, { text: `insert into public.${table} (${column}) values (null)` });
  for (const [, , claim] of refusedRows.filter(concerns(cell)))
    await refused(
      cell,
      `adds one with ${JSON.stringify(claim)}`,
      add({ ...row, ...claimed(claim, person.place) }),
    );
  if (isTenants(cell) && answer.scope !== "all")
    await refused(
      cell,
      "adds one of the other organisation",
      add({ ...row, [tenantColumn(cell)]: person.elsewhere.organizationId }),
    );
  if (answer.scope !== "own") return;
  await refused(cell, "adds to the other organisation", add(freshRow(table, person.actor, person.elsewhere)));
  await tryCrossedReference(cell, row);
}

/** A claim, with the rows that it names by {name}. */
const claimed = (claim: Row, place: World): Row =>
  Object.fromEntries(
    Object.entries(claim).map(([column, value]) => [
      column,
      typeof value === "string" && value.startsWith("{") ? place.ids[value.slice(1, -1)]! : value,
    ]),
  );

/** One's own row that points at a row of the other organisation. What `subject_id` names is looked up under the policies. */
async function tryCrossedReference(cell: Cell, row: Row): Promise<void> {
  const { place, elsewhere, actor } = cell.person;
  const foreign = freshRow(cell.table, actor, { ...place, ids: { ...elsewhere.ids } });
  const pointing = Object.keys(row).filter(
    (column) =>
      column.endsWith("_id") &&
      column !== "subject_id" &&
      Object.values(place.ids).includes(String(row[column])),
  );
  const isForeign = (c: string) => row[c] !== foreign[c] && !place.twins.includes(String(foreign[c]));
  for (const column of pointing.filter(isForeign)) {
    const deed = `adds one whose ${column} is the other organisation's`;
    const outcome = await unchanged(
      cell,
      deed,
      insertion(cell.table, { ...row, [column]: foreign[column]! }),
    );
    // A limited colleague's policies look at what a row points at before the foreign key does.
    const codes = actor === "limited" ? ["23503", refusal] : ["23503"];
    if (!codes.includes(outcome.code ?? "")) differ(cell, deed, "refused by its foreign key", outcome);
  }
}

async function tryChanges(cell: Cell): Promise<void> {
  const { table, person, bench } = cell;
  const answer = answered(cell, "changes");
  const update = (set: string, where = "") => ({ text: `update public.${table} set ${set} ${where}` });
  if (!answer)
    return refused(
      cell,
      "changes",
      update(`${cell.columns.includes("updated_at") ? "updated_at" : cell.columns.at(-1)} = null`),
    );
  const expected = await bench.owner(
    `select t.* from public.${table} t where ${predicate(cell, answer.scope)}`,
  );
  for (const set of await changesOf(cell, answer)) {
    const changed = await bench.attempt(person, update(set), "rollback");
    if (changed.code || changed.count !== expected.length)
      differ(
        cell,
        `changes ${set.split(" ")[0]}`,
        `on exactly ${expected.length} rows (${answer.scope})`,
        changed,
      );
  }
  for (const column of excluded(cell, answer))
    await refused(cell, `changes ${column}`, update(`${column} = null`));
  for (const [, , change] of refusedChanges.filter(concerns(cell))) {
    const claim = change.replaceAll(/\{(\w+)\}/g, (_, name: string) => `'${person.place.ids[name]}'`);
    await refused(cell, `changes ${change}`, update(claim));
  }
  const gives = update(`${tenantColumn(cell)} = '${person.elsewhere.organizationId}'`);
  if (!answer.columns && isTenants(cell) && answer.scope === "theirs")
    await refused(cell, "gives rows away", gives);
  if (answer.scope !== "own" || !isTenants(cell)) return;
  const [set] = await changesOf(cell, answer);
  const there = `where ${tenantColumn(cell)} = '${person.elsewhere.organizationId}'`;
  const foreign = await unchanged(cell, "changes the other organisation's", update(set!, there));
  if (foreign.count !== 0) differ(cell, "changes the other organisation's", "on no rows", foreign);
  if (!answer.columns) await refused(cell, "gives rows away", gives);
}

// What every row may become, where rows differ and a trigger looks at the way.
const harmless: Record<string, string> = {
  "tax_certificates.status": "voided",
  "certificate_lines.is_live": "false",
  "invariant_checks.broken_ids": "{}",
};

/** One SET for each column that may change, to what it holds already; where any may, one that every table has. */
async function changesOf(cell: Cell, answer: Answer): Promise<string[]> {
  const { table, bench } = cell;
  if (table === "certificate_counters") return ["last_number = last_number + 1"];
  if (!answer.columns) return cell.columns.includes("updated_at") ? ["updated_at = now()"] : ["points = 2"];
  const scope = answer.scope === "none" ? "true" : predicate(cell, answer.scope);
  const [row] = await bench.owner(`select to_jsonb(t) as now from public.${table} t where ${scope} limit 1`);
  const now = row!.now as Row;
  return answer.columns.map((column) => {
    // Unique in the organisation.
    if (`${table}.${column}` === "roles.name") return "name = name";
    const value = harmless[`${table}.${column}`] ?? now[column];
    return `${column} = ${value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`}`;
  });
}

async function tryRemoves(cell: Cell): Promise<void> {
  const { table, person, bench } = cell;
  const answer = answered(cell, "removes");
  const text = `delete from public.${table}`;
  if (!answer) return refused(cell, "removes", { text });
  const expected = await bench.owner(`select from public.${table} where ${predicate(cell, answer.scope)}`);
  const removed = await bench.attempt(person, { text }, "rollback");
  if (removed.code || removed.count !== expected.length)
    differ(cell, "removes", `exactly ${expected.length} rows (${answer.scope})`, removed);
  if (answer.scope !== "own") return;
  const there = `${text} where organization_id = '${person.elsewhere.organizationId}'`;
  const foreign = await unchanged(cell, "removes the other organisation's", { text: there });
  if (foreign.count !== 0) differ(cell, "removes the other organisation's", "no rows", foreign);
}
