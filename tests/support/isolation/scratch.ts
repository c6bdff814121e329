import pg from "pg";
import { createTestDatabase, type TestDatabase } from "@/tests/support/database";
import { catalogueDifferences } from "./catalogue";
import { doorDifferences } from "./doors";
import { isolationDifferences } from "./matrix";
import { type Fixture, populate } from "./populate";

/** A populated database, and copies of it to break. */
export type Scratch = { source: TestDatabase; fixture: Fixture };

export async function openScratch(): Promise<Scratch> {
  const source = await createTestDatabase();
  return { source, fixture: await populate(source.urls.owner) };
}

/** Runs `work` on a copy that `weakening` was done to by the superuser, and drops the copy. */
export async function inWeakened<T>(
  { source }: Scratch,
  weakening: string,
  work: (urls: TestDatabase["urls"]) => Promise<T>,
): Promise<T> {
  const copy = `${source.name}_weak`;
  const postgres = new pg.Client(source.urls.superuser.replace(source.name, "postgres"));
  await postgres.connect();
  try {
    await postgres.query(`create database ${copy} template ${source.name} owner nika_owner`);
    const at = (url: string) => url.replace(source.name, copy);
    const { superuser, owner, web, worker } = source.urls;
    const urls = { superuser: at(superuser), owner: at(owner), web: at(web), worker: at(worker) };
    await run(urls.superuser, weakening);
    return await work(urls);
  } finally {
    await postgres.query(`drop database if exists ${copy} with (force)`);
    await postgres.end();
  }
}

export type Check = "catalogue" | "doors" | "matrix";

/** What these checks find in a copy; the matrix of `tables` only. */
export const differencesIn =
  ({ fixture }: Scratch, checks: readonly Check[], tables: string[]) =>
  async (urls: TestDatabase["urls"]) => {
    const run = {
      catalogue: () => catalogueDifferences(urls.owner),
      doors: () => doorDifferences(urls, fixture),
      matrix: () => isolationDifferences(urls, fixture, tables),
    };
    const found: Partial<Record<Check, string[]>> = {};
    for (const check of checks) found[check] = await run[check]();
    return found;
  };

/** Whether any check finds anything in a copy, the likeliest first; the matrix of one table only. */
export const isNoticedIn =
  ({ fixture }: Scratch, table: string) =>
  async (urls: TestDatabase["urls"]): Promise<boolean> =>
    (await isolationDifferences(urls, fixture, [table], true)).length > 0 ||
    (await doorDifferences(urls, fixture)).length > 0 ||
    (await catalogueDifferences(urls.owner)).length > 0;

async function run(url: string, statements: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}
