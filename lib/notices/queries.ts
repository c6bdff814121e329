import { and, desc, eq } from "drizzle-orm";
import type { EventView } from "@/lib/audit/views";
import { auditEvents } from "@/lib/db/schema/audit";
import { notices } from "@/lib/db/schema/notices";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Member } from "@/lib/tenancy/actor";

export type Notice = EventView & { readAt: Date | null };

const shownLimit = 100;

/** The acts that the reader was told of, newest first; a hundred at most. */
export async function listNotices(
  tx: TenantTx,
  { organizationId, userId }: Pick<Member, "organizationId" | "userId">,
): Promise<Notice[]> {
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
      readAt: notices.readAt,
    })
    .from(notices)
    .innerJoin(
      auditEvents,
      and(eq(auditEvents.organizationId, organizationId), eq(auditEvents.id, notices.eventId)),
    )
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    .where(and(eq(notices.organizationId, organizationId), eq(notices.userId, userId)))
    .orderBy(desc(notices.id))
    .limit(shownLimit);
  return found.map(({ firstName, lastName, ...event }) => ({
    ...event,
    actorName: [firstName, lastName].filter(Boolean).join(" ") || null,
  }));
}
