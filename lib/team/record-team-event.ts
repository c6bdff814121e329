import { recordEvent } from "@/lib/audit/record-event";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Member } from "@/lib/tenancy/actor";

/** Writes what the member did to a colleague, or to an invitation, into the history. */
export async function recordTeamEvent(
  tx: TenantTx,
  member: Pick<Member, "organizationId" | "userId">,
  action: string,
  subject: { membershipId: string } | { invitationId: string },
  details: Record<string, string> = {},
): Promise<void> {
  const [subjectType, subjectId] =
    "membershipId" in subject
      ? (["membership", subject.membershipId] as const)
      : (["invitation", subject.invitationId] as const);
  await recordEvent(tx, {
    organizationId: member.organizationId,
    actorKind: "member",
    actorUserId: member.userId,
    action,
    subjectType,
    subjectId,
    details,
  });
}
