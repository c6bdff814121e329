import { readFileSync } from "node:fs";
import { openPool, type Pool } from "./pool";

/** Why a process must not start on this database; each sentence names what is wrong and what mends it. */
export class DatabaseRefused extends Error {
  override name = "DatabaseRefused";
  constructor(problems: string[]) {
    super(`The database is not safe to work on:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/**
 * Throws DatabaseRefused unless the login is bound by row-level security, every table forces it, and all migrations
 * have run. What this finds, no later test of a query would: such a login simply sees everything.
 */
export async function checkDatabase(url: string): Promise<void> {
  const pool = openPool(url);
  try {
    const problems = [
      ...(await problemsOfLogin(pool)),
      ...(await tablesWithoutForce(pool)),
      ...(await pendingMigrations(pool)),
    ];
    if (problems.length > 0) throw new DatabaseRefused(problems);
  } finally {
    await pool.end();
  }
}

async function problemsOfLogin(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(`
    select r.rolname as role, r.rolsuper as is_superuser, r.rolbypassrls as bypasses,
      exists (select from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and pg_has_role(r.oid, c.relowner, 'MEMBER')) as owns,
      (select string_agg(o.rolname, ', ') from pg_roles o where o.oid <> r.oid and (o.rolsuper or o.rolbypassrls)
        and pg_has_role(r.oid, o.oid, 'MEMBER')) as may_become
    from pg_roles r where r.rolname = current_user`);
  const login = rows[0] as Record<string, unknown>;
  const instead = "connect as the login that migrations made for this process (nika_web or nika_worker)";
  // A superuser is also everything that follows; one sentence is enough.
  if (login.is_superuser) return [`${login.role} is a superuser: ${instead}.`];
  const problems: string[] = [];
  if (login.bypasses) problems.push(`${login.role} bypasses row-level security: ${instead}.`);
  if (login.owns) problems.push(`${login.role} owns the tables or may become their owner: ${instead}.`);
  if (login.may_become && !login.owns)
    problems.push(
      `${login.role} may become ${login.may_become}, who is above row-level security: revoke it.`,
    );
  return problems;
}

async function tablesWithoutForce(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity) order by c.relname`);
  return rows.map(
    ({ name }) =>
      `The table ${name} does not force row-level security: run npm run migrate, and where that changes nothing, as the owner: alter table ${name} enable row level security, force row level security.`,
  );
}

async function pendingMigrations(pool: Pool): Promise<string[]> {
  const journal = JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8")) as {
    entries: { tag: string; when: number }[];
  };
  const { rows } = await pool.query(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as is_there",
  );
  const applied = rows[0]?.is_there
    ? await pool.query("select max(created_at) as last from drizzle.__drizzle_migrations")
    : { rows: [] };
  const last = Number(applied.rows[0]?.last ?? 0);
  return journal.entries
    .filter((migration) => migration.when > last)
    .map(({ tag }) => `The migration ${tag} has not run: run npm run migrate.`);
}
