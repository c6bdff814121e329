import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enqueue } from "@/lib/jobs/enqueue";
import { oldestJobSeconds } from "@/lib/jobs/oldest-job";
import { newId } from "@/lib/new-id";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(closePools);

async function asOwner(statement: string): Promise<void> {
  const owner = new pg.Client(database.urls.owner);
  await owner.connect();
  await owner.query(statement);
  await owner.end();
}

test("the age of the queue is that of the longest-waiting job, dead letters and later jobs left out", async () => {
  expect(await oldestJobSeconds()).toBe(0);
  await withTenant({ kind: "system", organizationId: null }, async (tx) => {
    await enqueue(tx, "mail.send", { organizationId: null, id: newId() });
    await enqueue(tx, "mail.send", { organizationId: null, id: newId() }, { startAfterSeconds: 600 });
  });
  await asOwner(
    "update pgboss.job set start_after = now() - interval '90 seconds' where start_after <= now()",
  );
  expect(Math.round(await oldestJobSeconds())).toBe(90);
  await asOwner("update pgboss.job set name = 'dead-letter' where start_after <= now()");
  expect(await oldestJobSeconds()).toBe(0);
});
