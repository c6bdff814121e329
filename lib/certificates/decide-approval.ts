import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { approvals } from "@/lib/db/schema/approvals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { subjectOf } from "./approval";

export type Approval = typeof approvals.$inferSelect;

/** What was asked for, held until the transaction ends; null where it is not there. */
export async function holdApproval(
  tx: TenantTx,
  organizationId: string,
  approvalId: string,
): Promise<Approval | null> {
  if (!isId(approvalId)) return null;
  const find = () =>
    tx
      .select()
      .from(approvals)
      .where(and(eq(approvals.organizationId, organizationId), eq(approvals.id, approvalId)));
  // A decided one can't be locked any more, only read.
  const [open] = await find().for("update");
  return open ?? (await find())[0] ?? null;
}

type Decision = { decision: NonNullable<Approval["decision"]>; reason: string | null };

/** Writes the decision down, once and for good; the database refuses anybody their own. */
export async function decide(
  tx: TenantTx,
  member: Member,
  approval: Approval,
  { decision, reason }: Decision,
  now: Date,
): Promise<void> {
  const { organizationId, userId } = member;
  await tx
    .update(approvals)
    .set({ decision, decidedBy: userId, decidedAt: now, decisionReason: reason })
    .where(and(eq(approvals.organizationId, organizationId), eq(approvals.id, approval.id)));
  await recordEvent(tx, {
    organizationId,
    actorKind: "member",
    actorUserId: userId,
    action: acts[decision],
    ...subjectOf(approval),
    details: { act: approval.act, amountCents: approval.amountCents, askedBy: approval.requestedBy },
    happenedAt: now,
  });
}

const acts = {
  approved: "approval.approved",
  refused: "approval.refused",
  "taken-back": "approval.taken-back",
} as const;
