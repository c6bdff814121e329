import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { enqueue } from "@/lib/jobs/enqueue";
import type { JobHandler } from "@/lib/jobs/job-handler";
import type { QueueName } from "@/lib/jobs/queues";
import { startWorker, type Worker } from "@/lib/jobs/start-worker";
import { log } from "@/lib/log";
import { newId } from "@/lib/new-id";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, type TestOrganization } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;
let owner: pg.Client;
let organization: TestOrganization;
let workers: Worker[] = [];
let attempts: string[] = [];
const failing = new Set<string>();

const handler: JobHandler = async ({ id }) => {
  attempts.push(id);
  if (failing.has(id)) throw new Error("the mail service is away");
};

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  organization = await anOrganization("jobs");
  owner = new pg.Client(database.urls.owner);
  await owner.connect();
});

beforeEach(() => {
  attempts = [];
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});

afterAll(async () => {
  await owner.end();
  await closePools();
});

async function work(registry: Partial<Record<QueueName, JobHandler>> = { "mail.send": handler }) {
  const worker = await startWorker(registry);
  workers.push(worker);
  return worker;
}

async function addJob(id: string, fail = false): Promise<void> {
  const adding = withTenant({ kind: "system", organizationId: organization.id }, async (tx) => {
    await enqueue(tx, "mail.send", { organizationId: organization.id, id });
    if (fail) throw new Error("rolled back");
  });
  await (fail ? expect(adding).rejects.toThrow("rolled back") : adding);
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  await expect.poll(isTrue, { timeout: 20_000, interval: 50 }).toBe(true);
}

async function stateOf(id: string, queue = "mail.send"): Promise<string | undefined> {
  const found = await owner.query("select state from pgboss.job where name = $1 and data->>'id' = $2", [
    queue,
    id,
  ]);
  return found.rows[0]?.state;
}

test("a job is worked off moments after its commit", async () => {
  await work();
  const id = newId();
  const committedAt = performance.now();
  await addJob(id);
  await until(() => attempts.includes(id));
  expect(performance.now() - committedAt).toBeLessThan(3_000);
  await until(async () => (await stateOf(id)) === "completed");
});

test("a job added in a transaction that is rolled back never runs", async () => {
  await work();
  const [rolledBack, kept] = [newId(), newId()];
  await addJob(rolledBack, true);
  await addJob(kept);
  await until(() => attempts.includes(kept));
  expect(attempts).not.toContain(rolledBack);
});

test("a job that fails is tried again until it succeeds", async () => {
  await owner.query(
    "update pgboss.queue set retry_delay = 0, retry_backoff = false where name = 'mail.send'",
  );
  await work();
  const id = newId();
  failing.add(id);
  await addJob(id);
  await until(() => attempts.filter((attempt) => attempt === id).length >= 2);
  failing.delete(id);
  await until(async () => (await stateOf(id)) === "completed");
});

test("a job that fails for good is kept in the dead-letter queue with its ids", async () => {
  const id = newId();
  failing.add(id);
  await addJob(id);
  await owner.query("update pgboss.job set retry_limit = 1, retry_delay = 0 where data->>'id' = $1", [id]);
  await work();
  await until(async () => (await stateOf(id, "dead-letter")) !== undefined);
  expect(await stateOf(id)).toBe("failed");
  expect(attempts.filter((attempt) => attempt === id)).toHaveLength(2);
});

test("a job whose payload is not a pair of ids goes to the dead-letter queue without being tried", async () => {
  await owner.query(
    `insert into pgboss.job (name, data, dead_letter, policy) select name, '{"id":"drop table"}', 'dead-letter', policy from pgboss.queue where name = 'mail.send'`,
  );
  await work();
  await until(async () => (await stateOf("drop table", "dead-letter")) !== undefined);
  expect(attempts).toEqual([]);
});

test("two workers share the queue and no job runs twice", async () => {
  await Promise.all([work(), work()]);
  const ids = Array.from({ length: 60 }, () => newId());
  await Promise.all(ids.map((id) => addJob(id)));
  await until(() => ids.every((id) => attempts.includes(id)));
  expect(attempts).toHaveLength(ids.length);
});

test("a worker that is stopped finishes what it has begun", async () => {
  let isDone = false;
  const slow: JobHandler = async ({ id }) => {
    attempts.push(id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    isDone = true;
  };
  const worker = await work({ "mail.send": slow });
  const id = newId();
  await addJob(id);
  await until(() => attempts.includes(id));
  await worker.stop();
  expect(isDone).toBe(true);
  expect(await stateOf(id)).toBe("completed");
});

test("what is due is added once a period, however many workers ask", async () => {
  const due = () =>
    owner
      .query(
        "select count(*)::int as n from pgboss.job where name = 'donations.expire' and data->>'id' = 'due'",
      )
      .then((found) => found.rows[0].n);
  await Promise.all([work({}), work({}), work({})]);
  expect(await due()).toBe(1);
});
