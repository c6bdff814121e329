import { and, eq, isNull } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizations } from "@/lib/db/schema/organizations";
import { organizationSuspensions } from "@/lib/db/schema/suspensions";
import { enqueue } from "@/lib/jobs/enqueue";
import { standingInput } from "./input";
import { asOperator, type Operator } from "./operator";

export type ReopenOrganization = { ok: true } | { ok: false; reason: "reason-missing" | "not-suspended" };

/** Ends a suspension, saying why. Certificates that waited meanwhile are asked for again; owners are told. */
export async function reopenOrganization(
  operator: Operator,
  input: { organizationId: string; reason: string },
  now = new Date(),
): Promise<ReopenOrganization> {
  const { organizationId, reason } = standingInput.parse(input);
  if (!reason) return { ok: false, reason: "reason-missing" };
  return asOperator(operator, async (tx) => {
    const opened = await tx
      .update(organizations)
      .set({ status: "active", updatedAt: now })
      .where(and(eq(organizations.id, organizationId), eq(organizations.status, "suspended")))
      .returning({ id: organizations.id });
    if (opened.length === 0) return { ok: false, reason: "not-suspended" };
    const { userId } = operator;
    await tx
      .update(organizationSuspensions)
      .set({ reopenedBy: userId, reopenedAt: now, reopenedReason: reason, updatedAt: now })
      .where(
        and(
          eq(organizationSuspensions.organizationId, organizationId),
          isNull(organizationSuspensions.reopenedAt),
        ),
      );
    await recordEvent(tx, {
      organizationId,
      actorKind: "operator",
      actorUserId: userId,
      action: "organization.reopened",
      subjectType: "organization",
      subjectId: organizationId,
    });
    await enqueue(tx, "certificates.issue-waiting", { organizationId, id: organizationId });
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    return { ok: true };
  });
}
