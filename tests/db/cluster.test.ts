import pg from "pg";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/tests/support/database";

const database = await openTestDatabase();

test("a test file has a PostgreSQL 18 database of its own, owned by a role that is no superuser", async () => {
  const client = new pg.Client(database.urls.owner);
  await client.connect();
  const { rows } = await client.query(
    "select current_database() as name, current_setting('server_version_num')::int as version, rolsuper, rolbypassrls from pg_roles where rolname = current_user",
  );
  await client.end();
  expect(rows[0].version).toBeGreaterThanOrEqual(180_000);
  expect(rows[0]).toMatchObject({ name: database.name, rolsuper: false, rolbypassrls: true });
});
