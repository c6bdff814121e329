import pg from "pg";
import { afterAll, inject } from "vitest";
import { testEnvironment } from "./environment";
import { templateName } from "./global-database";

export type TestDatabase = {
  name: string;
  urls: { superuser: string; owner: string; web: string; worker: string };
};

/**
 * A migrated database of its own for this test file, dropped afterwards. `env()` and the pools of lib/db point at
 * it, so call this at the top of the file, before anything asks for the environment.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const variables = testEnvironment(inject("cluster"), database.name);
  Object.assign(process.env, variables, { DATABASE_DRIVER: inject("driver") });
  return database;
}

/** As `openTestDatabase`, without touching the environment: a second database, or one to break on purpose. */
export const createTestDatabase = (): Promise<TestDatabase> => createDatabase(templateName);

/** A database before any migration. */
export const emptyTestDatabase = (): Promise<TestDatabase> => createDatabase("template0");

async function createDatabase(template: string): Promise<TestDatabase> {
  const cluster = inject("cluster");
  const name = `nika_${crypto.randomUUID().replaceAll("-", "")}`;
  await asSuperuser(cluster.superuserUrl, `create database ${name} template ${template} owner nika_owner`);
  afterAll(() => asSuperuser(cluster.superuserUrl, `drop database ${name} with (force)`));
  const variables = testEnvironment(cluster, name);
  return {
    name,
    urls: {
      superuser: cluster.superuserUrl.replace(/\/postgres$/, `/${name}`),
      owner: variables.DATABASE_URL_OWNER!,
      web: variables.DATABASE_URL!,
      worker: variables.DATABASE_URL_WORKER!,
    },
  };
}

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
