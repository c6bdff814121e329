import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizationTaxDetails } from "@/lib/db/schema/tenancy";
import { enqueue } from "@/lib/jobs/enqueue";
import { decisionInput } from "./input";
import { asOperator, type Operator } from "./operator";

export type DecideOnLetter = { ok: true } | { ok: false; reason: "reason-missing" | "not-waiting" };

/** Approves an organisation's letter, so that it may issue certificates, or refuses it with a reason its owner reads. */
export async function decideOnLetter(
  operator: Operator,
  input: { organizationId: string; decision: "approved" | "refused"; reason: string },
): Promise<DecideOnLetter> {
  const { organizationId, decision, reason } = decisionInput.parse(input);
  if (decision === "refused" && !reason) return { ok: false, reason: "reason-missing" };
  return asOperator(operator, async (tx) => {
    const decided = await tx
      .update(organizationTaxDetails)
      .set({
        approval: decision,
        decidedAt: new Date(),
        decidedBy: operator.userId,
        decisionReason: reason || null,
      })
      .where(
        and(
          eq(organizationTaxDetails.organizationId, organizationId),
          eq(organizationTaxDetails.approval, "waiting"),
        ),
      )
      .returning({ organizationId: organizationTaxDetails.organizationId });
    if (decided.length === 0) return { ok: false, reason: "not-waiting" };
    await recordEvent(tx, {
      organizationId,
      actorKind: "operator",
      actorUserId: operator.userId,
      action: `letter.${decision}`,
      subjectType: "organization",
      subjectId: organizationId,
    });
    if (decision === "approved") {
      await enqueue(tx, "certificates.issue-waiting", { organizationId, id: organizationId });
      await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    }
    return { ok: true };
  });
}
