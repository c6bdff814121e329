import { sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { logEvent } from "@/lib/log";
import { isId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { asOperator, type Operator } from "@/lib/tenancy/operator";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type ReplayDeadJobs =
  | { ok: true; count: number }
  | { ok: false; reason: "not-permitted" | "nothing-to-do" };

const atOnceLimit = 1_000;

/** Has one dead job tried again, or all of a kind, a thousand at most. Each is added once, however many ask at once. */
export async function replayDeadJobs(
  operator: Operator,
  which: { id: string } | { queue: string },
): Promise<ReplayDeadJobs> {
  const [id, queue] = "id" in which ? [which.id, null] : [null, which.queue];
  if (id !== null && !isId(id)) return { ok: false, reason: "nothing-to-do" };
  const count = await asOperator(operator, (tx) =>
    countOf(tx, sql`app.replay_dead_jobs(${id}::uuid, ${queue}, ${atOnceLimit})`),
  );
  logEvent("jobs.replayed", { operator: operator.userId, job: id, queue, count });
  return count > 0 ? { ok: true, count } : { ok: false, reason: "nothing-to-do" };
}

/** Has a dead job of the member's own organisation tried again. */
export async function replayOwnDeadJob(member: Member, id: string): Promise<ReplayDeadJobs> {
  if (lacks(member, "settings:integrations")) return { ok: false, reason: "not-permitted" };
  if (!isId(id)) return { ok: false, reason: "nothing-to-do" };
  const count = await withTenant(member, (tx) => countOf(tx, sql`app.replay_own_dead_job(${id}::uuid)`));
  return count > 0 ? { ok: true, count } : { ok: false, reason: "nothing-to-do" };
}

async function countOf(tx: TenantTx, call: ReturnType<typeof sql>): Promise<number> {
  const { rows } = (await tx.execute(sql`select ${call} as count`)) as unknown as {
    rows: { count: number }[];
  };
  return rows[0]!.count;
}
