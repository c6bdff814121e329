import { pathToFileURL } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { permissionKeys } from "@/lib/tenancy/permission";
import { prepareJobQueues } from "./job-queues";
import { loginOf, makeRoles } from "./roles";

/** Any number that nothing else locks on; two migrations at once wait for each other. */
const migrationLock = 7_018_401;

type Urls = { owner: string; web: string; worker: string };

/** Brings a database to the newest migration, as its owner. Says what it did through `log`. */
export async function migrate(
  urls: Urls,
  log: (line: string) => void,
  migrationsFolder = "drizzle",
): Promise<void> {
  const owner = new Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await owner.query("select pg_advisory_lock($1)", [migrationLock]);
    await makeRoles(owner, loginOf(urls.web), loginOf(urls.worker));
    const before = await appliedCount(owner);
    await runMigrations(drizzle(owner), { migrationsFolder });
    const after = await appliedCount(owner);
    log(
      after === before
        ? `database is at migration ${after}`
        : `database went from migration ${before} to ${after}`,
    );
    await owner.query(
      "insert into permissions (key) select unnest($1::text[]) on conflict (key) do nothing",
      [permissionKeys],
    );
    const logins = { web: loginOf(urls.web).name, worker: loginOf(urls.worker).name };
    await prepareJobQueues(owner, urls.owner, logins);
    await showMigrations(owner, Object.values(logins));
    log("job queues are ready");
  } finally {
    await owner.end();
  }
}

/** Lets each login see which migrations have run, so that it can refuse to start on an older database. */
async function showMigrations(owner: Client, logins: string[]): Promise<void> {
  const names = logins.map((login) => owner.escapeIdentifier(login)).join(", ");
  await owner.query(`grant usage on schema drizzle to ${names}`);
  await owner.query(`grant select on drizzle.__drizzle_migrations to ${names}`);
}

async function appliedCount(owner: Client): Promise<number> {
  const exists = await owner.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (!exists.rows[0].name) return 0;
  const rows = await owner.query("select count(*)::int as n from drizzle.__drizzle_migrations");
  return rows.rows[0].n;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { connectionUrls, EnvError } = await import("@/lib/env");
  try {
    await migrate(connectionUrls(), console.log);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
