import { createServer } from "node:http";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Readiness } from "@/app/api/ready/checks";
import { type Emulator, listen } from "@/lib/emulators/emulator";
import { closePools } from "@/lib/tenancy/with-tenant";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { openStorage } from "@/tests/support/stand-ins";

let database: TestDatabase;
let site: Emulator;
let storage: Awaited<ReturnType<typeof openStorage>>;
let answers = { clerk: 200, webhook: 400 };

beforeAll(async () => {
  database = await openTestDatabase();
  storage = await openStorage();
  // Our own webhook route and Clerk's Backend API, as far as readiness asks them.
  const server = createServer((request, response) => {
    const isJwks = request.url === "/v1/jwks";
    response.writeHead(isJwks ? answers.clerk : answers.webhook, { "content-type": "application/json" });
    response.end(isJwks ? '{"keys":[{"kid":"a"}]}' : "{}");
  });
  site = await listen(server, 0);
  process.env.NIKA_PUBLIC_URL = site.url;
  process.env.CLERK_API_URL = site.url;
});

beforeEach(() => {
  answers = { clerk: 200, webhook: 400 };
});

afterAll(async () => {
  await site.close();
  await closePools();
});

/** Asked anew, because an answer is shared for a second. */
async function ask(): Promise<Readiness> {
  vi.resetModules();
  const { readiness } = await import("@/app/api/ready/checks");
  return readiness();
}

function failing(found: Readiness): string[] {
  return Object.entries(found.checks).flatMap(([name, check]) => (check.ok ? [] : [name]));
}

test("everything that a donation needs is asked and timed", async () => {
  const found = await ask();
  expect(found.status).toBe("ready");
  expect(Object.keys(found.checks)).toEqual(["database", "queue", "storage", "clerk", "webhooks"]);
  for (const check of Object.values(found.checks)) expect(check.milliseconds).toBeGreaterThanOrEqual(0);
});

test("each part that is away is named, and by itself makes the whole not ready", async () => {
  answers = { clerk: 401, webhook: 400 };
  expect(failing(await ask())).toEqual(["clerk"]);
  answers = { clerk: 200, webhook: 200 };
  expect(failing(await ask())).toEqual(["webhooks"]);
  answers = { clerk: 200, webhook: 404 };
  expect(failing(await ask())).toEqual(["webhooks"]);
  answers = { clerk: 200, webhook: 400 };
  await storage.fault("500", 3, "HEAD");
  const found = await ask();
  expect(failing(found)).toEqual(["storage"]);
  expect(found.status).toBe("not-ready");
});

test("a queue that nobody works off is not ready, a database that refuses is neither", async () => {
  const owner = new pg.Client(database.urls.owner);
  await owner.connect();
  await owner.query(`insert into pgboss.job (name, data, policy, start_after)
    select name, '{}', policy, now() - interval '6 minutes' from pgboss.queue where name = 'mail.send'`);
  const waiting = await ask();
  expect(failing(waiting)).toEqual(["queue"]);
  expect(waiting.checks.queue?.oldestJobSeconds).toBeGreaterThanOrEqual(360);
  await owner.query("drop function app.oldest_job_seconds");
  const refused = await ask();
  await owner.end();
  expect(failing(refused)).toEqual(["database", "queue"]);
  expect(JSON.stringify(refused)).not.toMatch(/postgres|function|127\.0\.0\.1/);
});
