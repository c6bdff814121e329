import { and, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { clerkEvents } from "@/lib/db/schema/webhooks";
import { asOperator, type Operator } from "./operator";

export type ReceivedClerkEvent = {
  id: string;
  /** Clerk's name of the delivery, to find it in Clerk's own dashboard. */
  svixId: string;
  type: string;
  status: "stored" | "applied" | "waiting" | "failed" | "ignored";
  reason: string | null;
  attempts: number;
  receivedAt: Date;
  appliedAt: Date | null;
  replayedAt: Date | null;
  /** Null where the operator has no name. */
  replayedBy: string | null;
};

const pageLimit = 50;

/**
 * A page of Clerk's events, the newest first, without what they say. `stuck` shows those that have not been applied
 * and should have been.
 */
export async function listClerkEvents(
  operator: Operator,
  { which, olderThan }: { which: "stuck" | "all"; olderThan?: string },
): Promise<{ events: ReceivedClerkEvent[]; hasOlder: boolean }> {
  const e = clerkEvents;
  const found = await asOperator(operator, (tx) =>
    tx
      .select({
        id: e.id,
        svixId: e.svixId,
        type: e.type,
        status: e.status,
        reason: e.reason,
        attempts: e.attempts,
        receivedAt: e.receivedAt,
        appliedAt: e.appliedAt,
        replayedAt: e.replayedAt,
        replayedBy: sql<string | null>`nullif(concat_ws(' ', named.first_name, named.last_name), '')`,
      })
      .from(e)
      .leftJoin(sql`app.operator_names() named`, eq(sql`named.user_id`, e.replayedBy))
      .where(and(which === "stuck" ? isStuck : undefined, olderThan ? before(olderThan) : undefined))
      .orderBy(desc(e.receivedAt), desc(e.id))
      .limit(pageLimit + 1),
  );
  return { events: found.slice(0, pageLimit), hasOlder: found.length > pageLimit };
}

const { status, receivedAt, id } = clerkEvents;
const isStuck = or(
  inArray(status, ["waiting", "failed"]),
  and(eq(status, "stored"), lt(receivedAt, sql`now() - interval '10 minutes'`)),
);

// The place is compared in the database: a JavaScript Date would cut its microseconds.
const before = (place: string): SQL =>
  sql`(${receivedAt}, ${id}) < (select p.received_at, p.id from ${clerkEvents} p where p.id = ${place})`;
