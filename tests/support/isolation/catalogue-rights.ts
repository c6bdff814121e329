import type { Client } from "pg";
import { answers } from "@/tests/db/answers";
import * as lists from "@/tests/db/catalogue-lists";
import { type Act, type ActorName, actorNames, acts, answerFor, isAnswered } from "./read-answers";

const roles = [
  "app_member",
  "app_limited",
  "app_donor",
  "app_visitor",
  "app_inbox",
  "app_operator",
  "app_system",
];
const everybody = [...roles, "nika_web", "nika_worker", "nika_definer"];
const roleOf: Record<ActorName, string> = {
  member: "app_member",
  limited: "app_limited",
  donor: "app_donor",
  visitor: "app_visitor",
  bearer: "app_visitor",
  user: "app_visitor",
  public: "app_visitor",
  inbox: "app_inbox",
  "clerk-inbox": "app_inbox",
  operator: "app_operator",
  system: "app_system",
  installation: "app_system",
  nobody: "nika_web",
};
const privilegeOf: Record<Act, string> = {
  sees: "select",
  adds: "insert",
  changes: "update",
  removes: "delete",
};

/** Differences between what roles may do in the database's catalogue and what is written by hand. */
export async function rightDifferences(owner: Client): Promise<string[]> {
  return [
    ...(await badRoles(owner)),
    ...(await badGrants(owner)),
    ...(await badFunctions(owner)),
    ...(await badSchemas(owner)),
    ...(await badJobs(owner)),
  ];
}

async function badRoles(owner: Client): Promise<string[]> {
  const found = await owner.query(
    `select r.rolname as name, r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication as is_mighty, r.rolbypassrls as bypasses, r.rolcanlogin as logs_in,
      array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid order by 1) as becomes,
      exists (select from pg_auth_members m where m.member = r.oid and m.inherit_option) as inherits
     from pg_roles r where r.rolname = any($1)`,
    [everybody],
  );
  const differences: string[] = [];
  for (const role of found.rows) {
    const say = (what: string) => differences.push(`${role.name}: ${what}`);
    if (role.becomes.join(" ") !== (lists.memberships[role.name] ?? ""))
      say(`may become ${role.becomes.join(" ")}`);
    if (role.is_mighty) say("is a superuser or may make roles or databases");
    if (role.bypasses) say("passes by row-level security");
    if (role.inherits) say("inherits what it may become");
    if (role.logs_in !== ["nika_web", "nika_worker"].includes(role.name)) say("may log in, or may not");
  }
  return differences;
}

/** By role, table and privilege, the columns: as answered on one side, as granted on the other. */
async function badGrants(owner: Client): Promise<string[]> {
  const expected = new Map<string, Set<string>>();
  const found = await owner.query(
    `select r as role, c.relname as table, p as privilege, array_agg(a.attname::text order by a.attname) as columns,
        array_agg(a.attname::text order by a.attname) filter (where
          case when p = 'delete' then has_table_privilege(r, c.oid, p) else has_column_privilege(r, c.oid, a.attnum, p) end) as granted
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
        unnest($1::text[]) r, unnest(array['select', 'insert', 'update', 'delete']) p
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') group by 1, 2, 3`,
    [everybody],
  );
  for (const table of Object.keys(answers))
    for (const actor of actorNames)
      for (const act of acts) {
        const answer = answerFor(table, actor, act);
        if (!answer) continue;
        const cell = `${roleOf[actor]} ${table} ${privilegeOf[act]}`;
        const columns = expected.get(cell) ?? new Set();
        for (const column of answer.columns ?? ["*"]) columns.add(column);
        expected.set(cell, columns);
      }
  for (const [table, text] of Object.entries(lists.definerGrants))
    for (const [, privilege, columns] of text.matchAll(/(\w+)(?: \(([^)]*)\))?(?:, |$)/g))
      expected.set(`nika_definer ${table} ${privilege}`, new Set(columns?.split(" ") ?? ["*"]));
  const unsaid = Object.keys(answers)
    .filter((table) => isAnswered(table, "member") && !isAnswered(table, "limited"))
    .map((table) => `${table}: the answers don't say what a limited colleague may, be it "nothing"`);
  const differences = found.rows.flatMap((row) => {
    const columns = expected.get(`${row.role} ${row.table} ${row.privilege}`) ?? new Set();
    const wanted = columns.has("*") ? row.columns : [...columns].sort();
    const granted = (row.granted ?? []) as string[];
    const extra = granted.filter((column) => !wanted.includes(column));
    const missing = wanted.filter((column: string) => !granted.includes(column));
    return [
      ...(extra.length ? [`${row.table}: ${row.role} may ${row.privilege} ${extra}, unanswered`] : []),
      ...(missing.length
        ? [`${row.table}: ${row.role} may not ${row.privilege} ${missing}, though answered`]
        : []),
    ];
  });
  return [...unsaid, ...differences, ...(await strayGrants(owner))];
}

/** TRUNCATE ignores row-level security, REFERENCES and TRIGGER reach round it; and a grant to public or with its option spreads. */
async function strayGrants(owner: Client): Promise<string[]> {
  const found = await owner.query(`
    select c.relname as table, coalesce(g.rolname, 'public') as role, x.privilege_type as privilege, x.is_grantable
    from pg_class c, aclexplode(c.relacl) x left join pg_roles g on g.oid = x.grantee
    where c.relnamespace = 'public'::regnamespace and x.grantee <> c.relowner
    union all select c.relname || '.' || a.attname, coalesce(g.rolname, 'public'), x.privilege_type, x.is_grantable
    from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x left join pg_roles g on g.oid = x.grantee
    where c.relnamespace = 'public'::regnamespace and x.grantee <> c.relowner`);
  return found.rows
    .filter(
      (grant) =>
        grant.is_grantable ||
        !everybody.includes(grant.role) ||
        !["SELECT", "INSERT", "UPDATE", "DELETE"].includes(grant.privilege),
    )
    .map(
      (grant) =>
        `${grant.table}: ${grant.role} has ${grant.privilege}${grant.is_grantable ? " to give on" : ""}`,
    );
}

async function badFunctions(owner: Client): Promise<string[]> {
  const found = await owner.query(
    `select n.nspname as schema, p.proname as name, p.prosecdef as is_definer, pg_get_userbyid(p.proowner) as owner, p.proconfig as config,
      array(select coalesce(g.rolname, 'public')::text from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
        left join pg_roles g on g.oid = x.grantee where x.grantee <> p.proowner order by 1) as callers
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where (n.nspname in ('app', 'public') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))
       or (p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema'))`,
  );
  const inner = lists.innerFunctions.split(" ");
  const differences: string[] = [];
  for (const f of found.rows) {
    const say = (what: string) => differences.push(`function ${f.schema}.${f.name}: ${what}`);
    const listed =
      f.schema === "app" && (f.is_definer ? f.name in lists.definerFunctions : inner.includes(f.name));
    if (!listed) say(`is not listed${f.is_definer ? " and runs as its owner" : ""}`);
    if (f.owner !== "nika_definer") say(`is owned by ${f.owner}`);
    if (!f.config?.includes('search_path=""')) say("does not set search_path to ''");
    const callers = f.callers.join(" ");
    if (callers !== (lists.definerFunctions[f.name] ?? "")) say(`may be called by ${callers || "nobody"}`);
  }
  const names = found.rows.map((f) => f.name);
  for (const name of [...inner, ...Object.keys(lists.definerFunctions)])
    if (names.filter((n) => n === name).length !== 1)
      differences.push(`function app.${name}: stands there not once`);
  return differences;
}

async function badSchemas(owner: Client): Promise<string[]> {
  const found = await owner.query(
    `select r as role, n.nspname as schema from unnest($1::text[]) r, pg_namespace n
     where n.nspname !~ '^pg_(toast|temp)' and has_schema_privilege(r, n.oid, 'create')`,
    [everybody],
  );
  const secret = await owner.query(
    "select r as role from unnest($1::text[]) r where has_table_privilege(r, 'app.seal_secret', 'select, insert, update, delete') and r <> 'nika_definer'",
    [everybody],
  );
  return [
    ...found.rows.map((grant) => `${grant.role}: may create in schema ${grant.schema}`),
    ...secret.rows.map((grant) => `${grant.role}: reaches the secret of the seal`),
  ];
}

async function badJobs(owner: Client): Promise<string[]> {
  const found = await owner.query(
    `select c.relname as table, r as role, string_agg(distinct p || coalesce(' (' || columns || ')', ''), ', ' order by p || coalesce(' (' || columns || ')', '')) as granted
     from pg_class c cross join unnest($1::text[]) r cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p
     left join lateral (select string_agg(a.attname, ' ') as columns from pg_attribute a
       where p in ('select', 'insert', 'update', 'references') and not has_table_privilege(r, c.oid, p)
         and a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(r, c.oid, a.attnum, p)) x on true
     where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p') and (has_table_privilege(r, c.oid, p) or columns is not null)
     group by 1, 2`,
    [[...roles, "nika_web"]],
  );
  return found.rows
    .filter((grant) => grant.granted !== lists.jobGrants[grant.table])
    .map((grant) => `pgboss.${grant.table}: ${grant.role} may ${grant.granted}`);
}
