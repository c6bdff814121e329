import { teamInvitations } from "@/lib/db/schema/team";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import type { Role } from "./load-role";
import { recordTeamEvent } from "./record-team-event";

/** Adds an open invitation with the job that has it mailed; null where the address has one already. */
export async function openInvitation(
  tx: TenantTx,
  member: Member,
  { email, role, act }: { email: string; role: Role; act: string },
): Promise<string | null> {
  const { organizationId, userId } = member;
  const id = newId();
  const opened = await tx
    .insert(teamInvitations)
    .values({ organizationId, id, email, roleId: role.id, invitedBy: userId })
    .onConflictDoNothing()
    .returning({ id: teamInvitations.id });
  if (opened.length === 0) return null;
  await recordTeamEvent(tx, member, act, { invitationId: id }, { role: role.key });
  await enqueue(tx, "team.settle-invitation", { organizationId, id });
  return id;
}
