import pg from "pg";
import { expect, inject, test } from "vitest";
import { openPool } from "@/lib/db/pool";
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

test("the suite runs through the driver that its project names, over the network", async () => {
  const pool = openPool(database.urls.web);
  // Only pg sends statements ahead of the answers; Neon's driver cannot.
  expect(pool.pipelines).toBe(inject("driver") === "pg");
  const { rows } = await pool.query("select session_user as name");
  await pool.end();
  expect(rows).toEqual([{ name: "nika_web" }]);
});
