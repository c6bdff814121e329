import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import type { TestDatabase } from "@/tests/support/database";

type Journal = { entries: { idx: number; tag: string; when: number }[] };
type Table = { name: string; columns: string[] };
export type Content = Map<string, { columns: string[]; rows: string[] }>;

const journal = () => JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8")) as Journal;

/** Every migration's name, oldest first. */
export const migrationTags = (): string[] => journal().entries.map(({ tag }) => tag);

const loginsOf = ({ urls }: TestDatabase) => ({ owner: urls.owner, web: urls.web, worker: urls.worker });

/** Migrates an empty database as an older release would have: up to and including one migration. */
export async function migrateTo(database: TestDatabase, tag: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "nika-older-"));
  try {
    const { entries, ...rest } = journal();
    const older = entries.slice(0, entries.findIndex((one) => one.tag === tag) + 1);
    for (const one of older) cpSync(`drizzle/${one.tag}.sql`, join(folder, `${one.tag}.sql`));
    mkdirSync(join(folder, "meta"));
    writeFileSync(join(folder, "meta/_journal.json"), JSON.stringify({ ...rest, entries: older }));
    await migrate(loginsOf(database), () => {}, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Migrates to the newest; returns what it said. */
export async function migrateToNewest(database: TestDatabase): Promise<string[]> {
  const said: string[] = [];
  await migrate(loginsOf(database), (line) => said.push(line));
  return said;
}

/**
 * Puts some organisations' rows from a newest database into an older one: of each table that the older one has, the
 * columns that it has. Triggers rest meanwhile, because the rows come in no order; foreign keys and checks hold of
 * them where they came from, and checks again here.
 */
export async function copyBack(from: TestDatabase, to: TestDatabase, organizations: string[]): Promise<void> {
  const [source, target] = [await connect(from), await connect(to)];
  try {
    await target.query("set session_replication_role = replica");
    const newest = new Map((await tablesOf(source)).map((table) => [table.name, table]));
    for (const { name, columns } of await tablesOf(target)) {
      const there = columns.filter((column) => newest.get(name)?.columns.includes(column));
      if (there.length === 0) continue;
      const list = there.map((column) => `"${column}"`).join(", ");
      const { rows } = await source.query(
        `select coalesce(jsonb_agg(to_jsonb(r)), '[]')::text as rows from (select ${list} from "${name}" ${onlyOf(there)}) r`,
        there.includes("organization_id") || name === "organizations" ? [organizations] : [],
      );
      await target.query(
        `insert into "${name}" (${list}) overriding system value
         select ${list} from jsonb_populate_recordset(null::"${name}", $1::jsonb) on conflict do nothing`,
        [rows[0].rows],
      );
    }
  } finally {
    await Promise.all([source.end(), target.end()]);
  }

  function onlyOf(columns: string[]): string {
    if (columns.includes("organization_id"))
      return "where organization_id = any ($1) or organization_id is null";
    return columns.includes("slug") ? "where id = any ($1)" : "";
  }
}

/** Everything in the database's tables, as text; with `shape`, only the tables and columns that it names. */
export async function contentOf(database: TestDatabase, shape?: Content): Promise<Content> {
  const client = await connect(database);
  const content: Content = new Map();
  try {
    for (const { name, columns } of await tablesOf(client)) {
      const wanted = shape ? (shape.get(name)?.columns ?? []) : columns;
      if (wanted.length === 0) continue;
      const list = wanted.map((column) => `"${column}"`).join(", ");
      const { rows } = await client.query(
        `select to_jsonb(r)::text as row from (select ${list} from "${name}") r order by 1`,
      );
      content.set(name, { columns: wanted, rows: rows.map(({ row }) => row) });
    }
  } finally {
    await client.end();
  }
  return content;
}

/**
 * The tables with the columns that somebody writes; what the database works out by itself follows from them. A table
 * that one migration made and the next opens to the product is nobody's yet.
 */
async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relforcerowsecurity
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by 1 order by 1`,
  );
  return rows;
}

async function connect(database: TestDatabase): Promise<pg.Client> {
  const client = new pg.Client(database.urls.superuser);
  await client.connect();
  return client;
}
