import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import type { Actor } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, type TestOrganization } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let organization: TestOrganization;

beforeAll(async () => {
  database = await openTestDatabase();
  organization = await anOrganization("a");
});
afterAll(closePools);

async function jobsAbout(id: string): Promise<number> {
  const owner = new pg.Client(database.urls.owner);
  await owner.connect();
  const found = await owner.query("select count(*)::int as n from pgboss.job where data->>'id' = $1", [id]);
  await owner.end();
  return found.rows[0].n;
}

const actors = (): Actor[] => [
  { kind: "member", clerkId: organization.owner, organizationSlug: "a" },
  { kind: "visitor", organizationSlug: "a" },
  { kind: "inbox", organizationId: organization.id },
  { kind: "inbox", organizationId: null },
  { kind: "system", organizationId: organization.id },
];

it("adds a job with the transaction that causes it, whoever acts", async () => {
  for (const actor of actors()) {
    const id = newId();
    await withTenant(actor, (tx) => enqueue(tx, "mail.send", { organizationId: organization.id, id }));
    expect(await jobsAbout(id), actor.kind).toBe(1);
  }
});

it("leaves no job behind when the transaction is rolled back", async () => {
  const id = newId();
  const failing = withTenant({ kind: "system", organizationId: organization.id }, async (tx) => {
    await enqueue(tx, "mail.send", { organizationId: organization.id, id });
    throw new Error("power cut");
  });
  await expect(failing).rejects.toThrow("power cut");
  expect(await jobsAbout(id)).toBe(0);
});

it("keeps one waiting job for a burst of refreshes of one row", async () => {
  const id = newId();
  const burst = Array.from({ length: 10 }, () =>
    withTenant({ kind: "system", organizationId: organization.id }, (tx) =>
      enqueue(tx, "site.refresh", { organizationId: organization.id, id }),
    ),
  );
  await Promise.all(burst);
  expect(await jobsAbout(id)).toBe(1);
});
