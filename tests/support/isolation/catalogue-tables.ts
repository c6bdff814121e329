import type { Client } from "pg";
import { answers } from "@/tests/db/answers";
import * as lists from "@/tests/db/catalogue-lists";

/** Differences between the tables of schema public and the rules every table keeps. */
export async function tableDifferences(owner: Client): Promise<string[]> {
  return [
    ...(await unprotected(owner)),
    ...(await badKeys(owner)),
    ...(await badReferences(owner)),
    ...(await badColumns(owner)),
    ...(await badTriggers(owner)),
    ...(await notStandingStill(owner)),
  ];
}

async function unprotected(owner: Client): Promise<string[]> {
  const found = await owner.query(`
    select c.relname as name, c.relkind as kind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner) as owner, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')`);
  const differences: string[] = [];
  for (const table of found.rows) {
    const say = (what: string) => differences.push(`${table.name}: ${what}`);
    if (table.kind !== "r") say("is no plain table; a view or sequence passes by row-level security");
    if (!table.enabled) say("row-level security is not enabled");
    if (!table.forced) say("row-level security is not forced");
    if (table.policies === 0) say("has no policy");
    if (table.owner !== "nika_owner") say(`is owned by ${table.owner}`);
    if (answers[table.name] === undefined) say("has no answers in tests/db/answers.ts");
  }
  const names = found.rows.map((table) => table.name);
  for (const name of Object.keys(answers))
    if (!names.includes(name)) differences.push(`${name}: has answers, but is no table`);
  return differences;
}

async function badKeys(owner: Client): Promise<string[]> {
  const found = await owner.query(`
    select t.relname as table, i.relname as name, x.indisprimary as is_primary,
      (select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0]) as first_column,
      exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'organization_id' and a.attnotnull) as is_tenants
    from pg_class t left join pg_index x on x.indrelid = t.oid and x.indisunique left join pg_class i on i.oid = x.indexrelid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'`);
  const differences: string[] = [];
  const keyed = new Set(found.rows.filter((key) => key.is_primary).map((key) => key.table));
  for (const key of found.rows) {
    if (!keyed.has(key.table)) differences.push(`${key.table}: has no primary key`);
    if (key.table in lists.tablesWithoutTenant) continue;
    if (!key.is_tenants) differences.push(`${key.table}: has no organization_id that is never null`);
    if (key.first_column === "organization_id" || key.name in lists.globalKeys) continue;
    if (!(key.is_primary && key.table in lists.otherPrimaryKeys))
      differences.push(`${key.table}: key ${key.name} does not begin with organization_id`);
  }
  return [...new Set(differences)];
}

async function badReferences(owner: Client): Promise<string[]> {
  const found = await owner.query(`
    with columns as (
      select k.oid, k.conname, k.conrelid, k.confrelid,
        array(select a.attname::text from unnest(k.conkey) with ordinality n(num, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num order by n.i) as own,
        array(select a.attname::text from unnest(k.confkey) with ordinality n(num, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.num order by n.i) as target
      from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace)
    select c.conname as name, c.conrelid::regclass::text as table, c.own, c.target from columns c
    where exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'organization_id')
      and exists (select from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'organization_id')
      and (c.own[1] <> 'organization_id' or c.target[1] <> 'organization_id')`);
  const crossing = found.rows.map(
    (key) => `${key.table}: ${key.name} (${key.own}) does not carry organization_id`,
  );
  // A column that names another tenant's row by id has a foreign key, save where its target depends on another column.
  const loose = await owner.query(`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'uuid'::regtype
      and a.attname like '%\\_id' and a.attname not in ('subject_id', 'actor_user_id')
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey))`);
  return [...crossing, ...loose.rows.map((r) => `${r.table}: ${r.column} refers to nothing`)];
}

async function badColumns(owner: Client): Promise<string[]> {
  const found = await owner.query(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, t.typtype as kind, a.attnotnull as is_required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`);
  const differences: string[] = [];
  for (const { table, column, type, kind } of found.rows) {
    if (column.endsWith("_cents") && type !== "bigint")
      differences.push(`${table}: ${column} is money, but ${type}`);
    if (
      kind === "e" ||
      ["numeric", "money", "real", "double precision", "timestamp without time zone"].includes(type)
    )
      differences.push(`${table}: ${column} is ${kind === "e" ? "an enum" : type}`);
  }
  const times = new Set(
    found.rows
      .filter((c) => c.type === "timestamp with time zone" && c.is_required)
      .map((c) => `${c.table}.${c.column}`),
  );
  for (const table of new Set(found.rows.map((row) => row.table)))
    for (const column of ["created_at", "updated_at"])
      if (!(table in lists.tablesWithoutTimes) && !times.has(`${table}.${column}`))
        differences.push(`${table}: has no ${column}`);
  return differences;
}

async function badTriggers(owner: Client): Promise<string[]> {
  const found = await owner.query(`
    select c.relname as table, t.tgname as name, p.proname as calls, t.tgenabled as enabled, t.tgdeferrable and t.tginitdeferred as at_commit,
      t.tgtype & 2 > 0 as is_before, t.tgqual is not null as is_conditional,
      concat_ws(' or ', case when t.tgtype & 4 > 0 then 'insert' end, case when t.tgtype & 16 > 0 then 'update' end,
        case when t.tgtype & 8 > 0 then 'delete' end, case when t.tgtype & 32 > 0 then 'truncate' end) as events
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`);
  // It is there on every table that staff or visitors may change; the next function says so.
  const present = found.rows
    .filter((t) => t.calls !== "stands_still")
    .map((t) => {
      const when = t.at_commit ? "at commit of" : t.is_before ? "before" : "after";
      const off = t.enabled !== "O" || t.is_conditional ? ", not always" : "";
      return `${t.table}: ${t.name}: ${when} ${t.events}, ${t.calls}${off}`;
    });
  const listed = Object.entries(lists.triggers).flatMap(([table, all]) =>
    all.map((trigger) => `${table}: ${trigger}`),
  );
  return [
    ...listed
      .filter((trigger) => !present.includes(trigger))
      .map((trigger) => `trigger is missing: ${trigger}`),
    ...present
      .filter((trigger) => !listed.includes(trigger))
      .map((trigger) => `trigger is not listed: ${trigger}`),
  ];
}

/** Tables of an organisation that staff or visitors may change, and that would change while it is suspended. */
async function notStandingStill(owner: Client): Promise<string[]> {
  const { rows } = await owner.query(
    `
    select c.relname as table from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
      and exists (select from unnest(array['app_member', 'app_limited', 'app_visitor']) r
        where has_any_column_privilege(r, c.oid, 'insert, update') or has_table_privilege(r, c.oid, 'delete'))
      and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid
        and p.proname = 'stands_still' and t.tgenabled = 'O' and t.tgtype & 30 = 30
        and pg_get_triggerdef(t.oid) like '%app_member%app_limited%app_visitor%')`,
    [lists.goesOnSuspended],
  );
  return rows.map(
    ({ table }) =>
      `${table}: staff change it while their organisation is suspended; create trigger stands_still as drizzle/0035 does`,
  );
}
