import { and, desc, eq, inArray, notInArray, type SQL } from "drizzle-orm";
import type { EventView } from "@/lib/audit/views";
import { auditEvents } from "@/lib/db/schema/audit";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** The latest acts in the organisation, leaving out those named. */
export function listRecentEvents(
  tx: TenantTx,
  organizationId: string,
  { limit, without = [] }: { limit: number; without?: string[] },
): Promise<EventView[]> {
  const only = without.length > 0 ? notInArray(auditEvents.action, without) : undefined;
  return listEvents(tx, organizationId, only, limit);
}

/** What happened to these rows, newest first; a hundred at most. */
export async function listEventsAbout(
  tx: TenantTx,
  organizationId: string,
  subjectIds: readonly string[],
): Promise<EventView[]> {
  if (subjectIds.length === 0) return [];
  return listEvents(tx, organizationId, inArray(auditEvents.subjectId, [...subjectIds]), 100);
}

async function listEvents(tx: TenantTx, organizationId: string, only: SQL | undefined, limit: number) {
  const found = await tx
    .select({
      id: auditEvents.id,
      action: auditEvents.action,
      actorKind: auditEvents.actorKind,
      actorUserId: auditEvents.actorUserId,
      firstName: users.firstName,
      lastName: users.lastName,
      subjectType: auditEvents.subjectType,
      subjectId: auditEvents.subjectId,
      details: auditEvents.details,
      happenedAt: auditEvents.happenedAt,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    .where(and(eq(auditEvents.organizationId, organizationId), only))
    .orderBy(desc(auditEvents.happenedAt), desc(auditEvents.id))
    .limit(limit);
  return found.map(({ firstName, lastName, ...event }) => ({
    ...event,
    actorName: [firstName, lastName].filter(Boolean).join(" ") || null,
  }));
}
