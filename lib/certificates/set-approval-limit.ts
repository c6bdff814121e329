import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { approvalLimits } from "@/lib/db/schema/approvals";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type SetApprovalLimit =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-a-sum" | "team-of-one" };

/** From which sum reversing a donation, voiding or replacing a certificate waits for a second person; null for none. */
export async function setApprovalLimit(member: Member, aboveCents: number | null): Promise<SetApprovalLimit> {
  if (lacks(member, "settings:organization")) return { ok: false, reason: "not-permitted" };
  if (aboveCents !== null && !(Number.isSafeInteger(aboveCents) && aboveCents >= 0))
    return { ok: false, reason: "not-a-sum" };
  const { organizationId } = member;
  try {
    await withTenant(member, async (tx) => {
      await tx
        .insert(approvalLimits)
        .values({ organizationId, aboveCents })
        .onConflictDoUpdate({ target: approvalLimits.organizationId, set: { aboveCents } });
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: aboveCents === null ? "approval.switched-off" : "approval.limit-set",
        subjectType: "organization",
        subjectId: organizationId,
        details: aboveCents === null ? {} : { aboveCents },
      });
    });
  } catch (error) {
    if (violates(error, "a_team_of_one_has_no_second")) return { ok: false, reason: "team-of-one" };
    throw error;
  }
  return { ok: true };
}
