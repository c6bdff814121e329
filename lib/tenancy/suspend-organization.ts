import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationSuspensions } from "@/lib/db/schema/suspensions";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { standingInput } from "./input";
import { asOperator, type Operator } from "./operator";

export type SuspendOrganization = { ok: true } | { ok: false; reason: "reason-missing" | "not-open" };

/**
 * Stops an organisation: from the next request on its staff look and change nothing, and its pages take no gift. What
 * PayFast still tells is booked, and certificates verify as before. Owners are told.
 */
export async function suspendOrganization(
  operator: Operator,
  input: { organizationId: string; reason: string },
  now = new Date(),
): Promise<SuspendOrganization> {
  const { organizationId, reason } = standingInput.parse(input);
  if (!reason) return { ok: false, reason: "reason-missing" };
  return asOperator(operator, async (tx) => {
    // Of two at once the second waits here, and finds it done.
    const suspended = await tx
      .update(organizations)
      .set({ status: "suspended", updatedAt: now })
      .where(and(eq(organizations.id, organizationId), eq(organizations.status, "active")))
      .returning({ id: organizations.id });
    if (suspended.length === 0) return { ok: false, reason: "not-open" };
    const { userId } = operator;
    await tx
      .insert(organizationSuspensions)
      .values({ organizationId, id: newId(), reason, suspendedBy: userId, suspendedAt: now });
    await recordEvent(tx, {
      organizationId,
      actorKind: "operator",
      actorUserId: userId,
      action: "organization.suspended",
      subjectType: "organization",
      subjectId: organizationId,
    });
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    return { ok: true };
  });
}
