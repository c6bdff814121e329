import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { expect, inject, it, onTestFinished } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { prepareDatabase } from "@/lib/emulators/run/postgres/prepare-database";
import { testEnvironment } from "@/tests/support/environment";
import { catalogueDifferences } from "@/tests/support/isolation/catalogue";

const run = promisify(execFile);
const journal = () =>
  (
    JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8")) as {
      entries: { tag: string; when: number }[];
    }
  ).entries;

/** An empty database of its own. */
async function anEmptyDatabase() {
  const cluster = inject("cluster");
  const name = `nika_empty_${crypto.randomUUID().replaceAll("-", "")}`;
  await prepareDatabase(cluster.superuserUrl, name, cluster.secrets.ownerPassword);
  onTestFinished(async () => {
    const postgres = new pg.Client(cluster.superuserUrl);
    await postgres.connect();
    await postgres.query(`drop database ${name} with (force)`);
    await postgres.end();
  });
  const variables = testEnvironment(cluster, name);
  return {
    owner: variables.DATABASE_URL_OWNER!,
    web: variables.DATABASE_URL!,
    worker: variables.DATABASE_URL_WORKER!,
  };
}

/** Everything a schema is made of, as text. */
async function shapeOf(ownerUrl: string): Promise<string> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const found = await owner.query(`
    select string_agg(line, e'\\n' order by line) as shape from (
      select format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) as line from information_schema.columns where table_schema in ('public', 'app')
      union all select format('%s %s %s', tablename, policyname, qual) from pg_policies
      union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'app'::regnamespace
      union all select (select secret::text from app.seal_secret)
      union all select key from permissions
      union all select hash from drizzle.__drizzle_migrations) lines`);
  await owner.end();
  return found.rows[0].shape;
}

it("the migrations make what the schema says: generating finds nothing to add", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nika-migrations-"));
  try {
    cpSync("drizzle", join(folder, "drizzle"), { recursive: true });
    const before = readdirSync(join(folder, "drizzle"), { recursive: true });
    const { stdout } = await run("node_modules/.bin/drizzle-kit", [
      "generate",
      "--dialect=postgresql",
      "--schema=./lib/db/schema/index.ts",
      // It reads an absolute path as one below the current folder.
      `--out=${relative(".", join(folder, "drizzle"))}`,
    ]);
    // Without a terminal drizzle-kit ends well and writes nothing when it would ask; so its words count as well.
    expect(stdout).toContain("No schema changes");
    expect(readdirSync(join(folder, "drizzle"), { recursive: true })).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("every migration is later than the one before, or the migrator would silently leave it out", () => {
  const times = journal().map((migration) => migration.when);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  const files = readdirSync("drizzle").filter((name) => name.endsWith(".sql"));
  expect(files.sort()).toEqual(journal().map((migration) => `${migration.tag}.sql`));
});

it("two migrations at once wait for each other, and both end well", async () => {
  const urls = await anEmptyDatabase();
  const lines: string[] = [];
  await Promise.all([migrate(urls, (line) => lines.push(line)), migrate(urls, (line) => lines.push(line))]);
  const count = journal().length;
  expect(lines.filter((line) => line.startsWith("database"))).toEqual([
    `database went from migration 0 to ${count}`,
    `database is at migration ${count}`,
  ]);
  expect(await catalogueDifferences(urls.owner)).toEqual([]);
});

it("migrating again changes nothing", async () => {
  const urls = await anEmptyDatabase();
  await migrate(urls, () => {});
  const before = await shapeOf(urls.owner);
  await migrate(urls, () => {});
  expect(await shapeOf(urls.owner)).toBe(before);
});
