import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { payfastNotifications } from "@/lib/db/schema/payments";
import type { NotificationReason } from "@/lib/payments/views";
import { asOperator, type Operator } from "@/lib/tenancy/operator";

export type ReceivedNotification = {
  id: string;
  organizationId: string;
  organizationName: string;
  status: "stored" | "applied" | "unallocated" | "refused";
  reason: NotificationReason | null;
  copies: number;
  receivedAt: Date;
};

const pageLimit = 50;

/**
 * A page of what PayFast posted to all organisations, the newest first, without what it says. `stuck` shows what was
 * refused, and what should have been judged by now.
 */
export async function listOperatedNotifications(
  operator: Operator,
  { which, olderThan }: { which: "stuck" | "all"; olderThan?: string },
): Promise<{ notifications: ReceivedNotification[]; hasOlder: boolean }> {
  const n = payfastNotifications;
  const found = await asOperator(operator, (tx) =>
    tx
      .select({
        id: n.id,
        organizationId: n.organizationId,
        organizationName: organizations.name,
        status: n.status,
        reason: sql<NotificationReason | null>`${n.reason}`,
        copies: n.copies,
        receivedAt: n.receivedAt,
      })
      .from(n)
      .innerJoin(organizations, eq(organizations.id, n.organizationId))
      .where(and(which === "stuck" ? isStuck : undefined, olderThan ? before(olderThan) : undefined))
      .orderBy(desc(n.receivedAt), desc(n.id))
      .limit(pageLimit + 1),
  );
  return { notifications: found.slice(0, pageLimit), hasOlder: found.length > pageLimit };
}

const { status, receivedAt, id } = payfastNotifications;
const isStuck = or(
  eq(status, "refused"),
  and(eq(status, "stored"), lt(receivedAt, sql`now() - interval '10 minutes'`)),
);

const before = (place: string): SQL =>
  sql`(${receivedAt}, ${id}) < (select p.received_at, p.id from ${payfastNotifications} p where p.id = ${place} limit 1)`;
