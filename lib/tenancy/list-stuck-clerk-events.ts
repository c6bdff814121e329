import { and, asc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { clerkEvents } from "@/lib/db/schema/webhooks";
import type { Operator } from "./operator";
import { withTenant } from "./with-tenant";

export type StuckClerkEvent = {
  id: string;
  /** Clerk's name of the delivery, to find it in Clerk's own dashboard. */
  svixId: string;
  type: string;
  status: "stored" | "waiting" | "failed";
  reason: string | null;
  attempts: number;
  receivedAt: Date;
  replayedAt: Date | null;
};

/** Clerk's events that have not been applied and should have been, the longest-waiting first; 200 at most. */
export async function listStuckClerkEvents(operator: Operator): Promise<StuckClerkEvent[]> {
  const e = clerkEvents;
  const found = await withTenant(operator, (tx) =>
    tx
      .select({
        id: e.id,
        svixId: e.svixId,
        type: e.type,
        status: e.status,
        reason: e.reason,
        attempts: e.attempts,
        receivedAt: e.receivedAt,
        replayedAt: e.replayedAt,
      })
      .from(e)
      .where(
        or(
          inArray(e.status, ["waiting", "failed"]),
          and(eq(e.status, "stored"), lt(e.receivedAt, sql`now() - interval '10 minutes'`)),
        ),
      )
      .orderBy(asc(e.receivedAt))
      .limit(200),
  );
  return found as StuckClerkEvent[];
}
