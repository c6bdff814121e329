import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { invariant } from "@/lib/invariant";
import { traceAtHand } from "@/lib/telemetry/trace";
import { type JobPayload, type QueueName, queues } from "./queues";

// pg-boss looks its queues up once and keeps them; whatever it asks, it asks inside the transaction at hand.
const transactionAtHand = new AsyncLocalStorage<TenantTx>();
let sender: PgBoss | undefined;

/** Adds a job in the transaction of the fact that causes it: rolled back with it, run only after it commits. */
export async function enqueue(
  tx: TenantTx,
  queue: QueueName,
  payload: JobPayload,
  options: { startAfterSeconds?: number } = {},
): Promise<void> {
  sender ??= new PgBoss({ db: { executeSql }, supervise: false, schedule: false, migrate: false });
  const boss = sender;
  const traceparent = traceAtHand();
  const data = traceparent ? { ...payload, traceparent } : payload;
  await transactionAtHand.run(tx, () => boss.send(queue, data, sendingOf(queue, payload, options)));
}

/** Of a queue with policy "short" one job about a row waits at a time; it starts late, so that a burst is one job. */
function sendingOf(
  queue: QueueName,
  { id }: JobPayload,
  { startAfterSeconds }: { startAfterSeconds?: number },
) {
  if ("policy" in queues[queue]) return { singletonKey: id, startAfter: startAfterSeconds ?? 2 };
  return startAfterSeconds ? { startAfter: startAfterSeconds } : {};
}

async function executeSql(text: string, values: unknown[] = []) {
  const tx = transactionAtHand.getStore();
  invariant(tx, "jobs are added inside a transaction only");
  const parts = text.split(/\$(\d+)/);
  const query = sql.join(
    parts.map((part, i) => (i % 2 ? sql.param(values[Number(part) - 1]) : sql.raw(part))),
  );
  return tx.execute(query) as unknown as { rows: unknown[] };
}
