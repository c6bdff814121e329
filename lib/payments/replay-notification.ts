import { and, eq, inArray } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { payfastNotifications } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { isId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { asOperator, type Operator } from "@/lib/tenancy/operator";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type ReplayNotification = { ok: true } | { ok: false; reason: "not-permitted" | "nothing-to-do" };

/**
 * Has what PayFast sent judged again, after a passphrase was mended: only what was refused, or stayed behind. It
 * proves nothing new, so what is not genuine is refused again, and money is booked once however often it is asked.
 */
export async function replayNotification(member: Member, id: string): Promise<ReplayNotification> {
  if (lacks(member, "settings:integrations")) return { ok: false, reason: "not-permitted" };
  const { organizationId, userId } = member;
  return withTenant(member, (tx) =>
    judgeAgain(tx, { organizationId, id, actorKind: "member", actorUserId: userId }),
  );
}

/** The same, by an operator, for any organisation. */
export async function replayOperatedNotification(
  operator: Operator,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<ReplayNotification> {
  return asOperator(operator, (tx) =>
    judgeAgain(tx, { organizationId, id, actorKind: "operator", actorUserId: operator.userId }),
  );
}

type Asked = {
  organizationId: string;
  id: string;
  actorKind: "member" | "operator";
  actorUserId: string;
};

async function judgeAgain(tx: TenantTx, { id, ...asked }: Asked): Promise<ReplayNotification> {
  const { organizationId } = asked;
  if (!isId(id) || !isId(organizationId)) return { ok: false, reason: "nothing-to-do" };
  const { id: itsId, organizationId: itsOrganization, status } = payfastNotifications;
  const [open] = await tx
    .select({ id: itsId })
    .from(payfastNotifications)
    .where(and(eq(itsOrganization, organizationId), eq(itsId, id), inArray(status, ["stored", "refused"])));
  if (!open) return { ok: false, reason: "nothing-to-do" };
  await recordEvent(tx, {
    ...asked,
    action: "payment.judged-again",
    subjectType: "payfast-notification",
    subjectId: id,
  });
  await enqueue(tx, "payfast.apply-notification", { organizationId, id });
  return { ok: true };
}
