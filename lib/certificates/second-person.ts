import { and, count, eq, isNull } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { approvalLimits, approvals } from "@/lib/db/schema/approvals";
import { memberships } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { encrypt } from "@/lib/encryption";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { refused } from "@/lib/tenancy/ask-permission";
import { needsSecond } from "@/lib/tenancy/policy";
import { type ApprovableAct, correctionPlace, subjectOf } from "./approval";
import type { Correction } from "./replacement-input";

/** What somebody would do, and what it is about. */
export type Asked = {
  act: ApprovableAct;
  subjectId: string;
  amountCents: number;
  reason: string;
  correction?: Correction;
};

/** An act above the organisation's limit: asked for and not done, or asked for by somebody before. */
export type SecondPerson = { ok: false; reason: "waits-for-second" | "waits-already" };

/**
 * Whether the act may happen now: null. Above the organisation's limit it is asked for instead, in this transaction,
 * and waits for a colleague who may do it as well.
 */
export async function askSecond(
  tx: TenantTx,
  member: Member,
  asked: Asked,
  now: Date,
): Promise<SecondPerson | null> {
  const { organizationId, userId } = member;
  if (!needsSecond(asked.amountCents, await findApprovalLimit(tx, organizationId))) return null;
  const { correction, ...facts } = asked;
  const open = await findOpen(tx, organizationId, asked.subjectId);
  if (open) return refused(member, "waits-already");
  await tx.insert(approvals).values({
    organizationId,
    id: newId(),
    ...facts,
    correctionCiphertext: correction
      ? encrypt(JSON.stringify(correction), correctionPlace(organizationId))
      : null,
    requestedBy: userId,
    requestedAt: now,
  });
  await recordEvent(tx, {
    organizationId,
    actorKind: "member",
    actorUserId: userId,
    action: "approval.asked",
    ...subjectOf(asked),
    details: { act: asked.act, amountCents: asked.amountCents },
    happenedAt: now,
  });
  return refused(member, "waits-for-second");
}

/** The limit in cents, null for none, and how many work in the organisation. */
export async function findApprovalLimit(tx: TenantTx, organizationId: string) {
  const [limit] = await tx
    .select({ aboveCents: approvalLimits.aboveCents })
    .from(approvalLimits)
    .where(eq(approvalLimits.organizationId, organizationId));
  const [team] = await tx
    .select({ people: count() })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.status, "active")));
  return { aboveCents: limit?.aboveCents ?? null, people: team?.people ?? 1 };
}

async function findOpen(tx: TenantTx, organizationId: string, subjectId: string): Promise<boolean> {
  const open = await tx
    .select({ id: approvals.id })
    .from(approvals)
    .where(
      and(
        eq(approvals.organizationId, organizationId),
        eq(approvals.subjectId, subjectId),
        isNull(approvals.decision),
      ),
    );
  return open.length > 0;
}
