import { and, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { toldActs } from "@/lib/audit/who-is-told";
import { auditEvents } from "@/lib/db/schema/audit";
import { notices } from "@/lib/db/schema/notices";
import { memberships, rolePermissions, userRoles, users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { queueMail } from "@/lib/mail/queue-mail";
import { newId } from "@/lib/new-id";
import { neededFor } from "@/lib/tenancy/policy";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Event = Pick<typeof auditEvents.$inferSelect, "id" | "action" | "actorUserId" | "subjectId" | "details">;

/** Job: tells each colleague whom a recorded act concerns, and operators of some, once however often it runs. Answers how many were told. */
export async function writeNotices({ organizationId, id }: { organizationId: string; id: string }) {
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const [event] = await tx
      .select({
        id: auditEvents.id,
        action: auditEvents.action,
        actorUserId: auditEvents.actorUserId,
        subjectId: auditEvents.subjectId,
        details: auditEvents.details,
      })
      .from(auditEvents)
      .where(and(eq(auditEvents.organizationId, organizationId), eq(auditEvents.id, id)));
    const concerned = event && toldActs[event.action];
    if (!concerned) return 0;
    const colleagues = await listConcerned(tx, organizationId, event);
    const told = concerned.tellsOperators
      ? [...new Set([...colleagues, ...(await listOperators(tx))])]
      : colleagues;
    if (told.length === 0) return 0;
    const written = await tx
      .insert(notices)
      .values(told.map((userId) => ({ organizationId, id: newId(), userId, eventId: event.id })))
      .onConflictDoNothing()
      .returning({ id: notices.id });
    if (concerned.byMail)
      for (const notice of written)
        await queueMail(tx, { organizationId, kind: "notice", subjectId: notice.id });
    return written.length;
  });
}

async function listConcerned(tx: TenantTx, organizationId: string, event: Event): Promise<string[]> {
  const { isAsker, isAboutMember, tellsActor } = toldActs[event.action]!;
  const needed = neededToBeTold(event);
  const { askedBy } = event.details;
  const found = await tx
    .selectDistinct({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.deletedAt)))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        or(
          // Whoever is limited to campaigns looks for themselves: the act may be of another one.
          needed.length > 0
            ? and(
                eq(memberships.status, "active"),
                eq(memberships.isLimited, false),
                ...needed.map((permission) => mayDo(organizationId, permission)),
              )
            : sql`false`,
          isAboutMember ? eq(memberships.id, event.subjectId) : sql`false`,
          isAsker && typeof askedBy === "string"
            ? and(eq(memberships.status, "active"), eq(memberships.userId, askedBy))
            : sql`false`,
        ),
        tellsActor || !event.actorUserId ? undefined : ne(memberships.userId, event.actorUserId),
      ),
    );
  return found.map(({ userId }) => userId);
}

async function listOperators(tx: TenantTx): Promise<string[]> {
  const { rows } = (await tx.execute(sql`select user_id as id from app.operators_to_tell()`)) as unknown as {
    rows: { id: string }[];
  };
  return rows.map(({ id }) => id);
}

/** What colleagues hold, all of it, who are told by what they may do; nothing where nobody is. */
function neededToBeTold({ action, details }: Event): readonly string[] {
  const { holding, mayDecide } = toldActs[action]!;
  if (mayDecide) return neededFor[details.act as keyof typeof neededFor] ?? [];
  return holding ? [holding] : [];
}

/** The membership has a role that gives the permission. */
function mayDo(organizationId: string, permission: string): SQL {
  return sql`exists (select from ${userRoles} join ${rolePermissions}
    on ${rolePermissions.organizationId} = ${userRoles.organizationId} and ${rolePermissions.roleId} = ${userRoles.roleId}
    where ${userRoles.organizationId} = ${organizationId} and ${userRoles.membershipId} = ${memberships.id}
      and ${rolePermissions.permissionKey} = ${permission})`;
}
