import { and, eq, gt, sql } from "drizzle-orm";
import { clerkReconciliations } from "@/lib/db/schema/webhooks";
import { enqueue } from "@/lib/jobs/enqueue";
import { asOperator, type Operator } from "@/lib/tenancy/operator";

export type CompareNow = { ok: true } | { ok: false; reason: "running" };

/** Has the mirror compared with Clerk now, unless a comparison is under way; one that hangs for an hour is not. */
export async function compareNow(operator: Operator): Promise<CompareNow> {
  const { id, status, startedAt } = clerkReconciliations;
  return asOperator(operator, async (tx) => {
    const [running] = await tx
      .select({ id })
      .from(clerkReconciliations)
      .where(and(eq(status, "running"), gt(startedAt, sql`now() - interval '1 hour'`)))
      .limit(1);
    if (running) return { ok: false, reason: "running" };
    await enqueue(tx, "clerk.reconcile", { organizationId: null, id: "due" });
    return { ok: true };
  });
}
