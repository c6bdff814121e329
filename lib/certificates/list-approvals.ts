import { and, count, desc, eq, isNotNull, isNull, sql, sum } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { approvals } from "@/lib/db/schema/approvals";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { donations, donors } from "@/lib/db/schema/giving";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Tally } from "@/lib/giving/views";
import { type Cents, cents } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";
import { type ApprovableAct, permissionsFor } from "./approval";

/** What somebody asked a second person for, and how that ended. */
export type ApprovalView = {
  id: string;
  act: ApprovableAct;
  subjectId: string;
  /** The certificate's number; null for a donation. */
  number: string | null;
  donorName: string;
  amountCents: Cents;
  reason: string;
  requestedBy: string;
  requesterName: string;
  requestedAt: Date;
  decision: "approved" | "refused" | "taken-back" | null;
  deciderName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
};

const requester = alias(users, "requester");
const decider = alias(users, "decider");
const nameOf = (first: string | null, last: string | null) => [first, last].filter(Boolean).join(" ");

/** What waits, the oldest first, or what was decided, the newest first; fifty at most. `subjectId` narrows to one. */
export async function listApprovals(
  tx: TenantTx,
  organizationId: string,
  which: "open" | "decided",
  subjectId?: string,
): Promise<ApprovalView[]> {
  const found = await tx
    .select({
      approval: approvals,
      number: taxCertificates.number,
      donorName: donors.displayName,
      requesterFirst: requester.firstName,
      requesterLast: requester.lastName,
      deciderFirst: decider.firstName,
      deciderLast: decider.lastName,
    })
    .from(approvals)
    .leftJoin(
      taxCertificates,
      and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, approvals.subjectId)),
    )
    .leftJoin(
      donations,
      and(eq(donations.organizationId, organizationId), eq(donations.id, approvals.subjectId)),
    )
    .leftJoin(
      donors,
      and(
        eq(donors.organizationId, organizationId),
        sql`${donors.id} = coalesce(${donations.donorId}, ${taxCertificates.donorId})`,
      ),
    )
    .leftJoin(requester, eq(requester.id, approvals.requestedBy))
    .leftJoin(decider, eq(decider.id, approvals.decidedBy))
    .where(
      and(
        eq(approvals.organizationId, organizationId),
        which === "open" ? isNull(approvals.decision) : isNotNull(approvals.decision),
        subjectId ? eq(approvals.subjectId, subjectId) : undefined,
      ),
    )
    .orderBy(which === "open" ? approvals.requestedAt : desc(approvals.decidedAt))
    .limit(50);
  return found.map(({ approval, number, donorName, ...names }) => ({
    id: approval.id,
    act: approval.act,
    subjectId: approval.subjectId,
    number,
    donorName: donorName ?? "",
    amountCents: cents(approval.amountCents),
    reason: approval.reason,
    requestedBy: approval.requestedBy,
    requesterName: nameOf(names.requesterFirst, names.requesterLast),
    requestedAt: approval.requestedAt,
    decision: approval.decision,
    deciderName: approval.decidedBy && nameOf(names.deciderFirst, names.deciderLast),
    decidedAt: approval.decidedAt,
    decisionReason: approval.decisionReason,
  }));
}

/** Whether the member holds what the act needs; on their own they decide nothing but to take it back. */
export const mayDecide = (member: Pick<Member, "permissions">, { act }: Pick<ApprovalView, "act">): boolean =>
  permissionsFor(act).every((permission) => member.permissions.has(permission));

/** What waits for this member's yes or no. */
export async function tallyToDecide(tx: TenantTx, member: Member): Promise<Tally> {
  const found = await tx
    .select({ act: approvals.act, count: count(), sum: sum(approvals.amountCents) })
    .from(approvals)
    .where(
      and(
        eq(approvals.organizationId, member.organizationId),
        isNull(approvals.decision),
        sql`${approvals.requestedBy} <> ${member.userId}`,
      ),
    )
    .groupBy(approvals.act);
  const mine = found.filter((each) => mayDecide(member, each));
  return {
    count: mine.reduce((total, each) => total + each.count, 0),
    sumCents: cents(mine.reduce((total, each) => total + Number(each.sum), 0)),
  };
}
