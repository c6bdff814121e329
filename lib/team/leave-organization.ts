import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { loadColleague } from "./load-colleague";
import { recordTeamEvent } from "./record-team-event";
import { setStatus } from "./set-status";
import { unlessLastOwner } from "./unless-last-owner";

export type LeaveOrganization = { ok: true } | { ok: false; reason: "last-owner" };

/** The member goes; everybody may, but for the last owner. */
export async function leaveOrganization(member: Member): Promise<LeaveOrganization> {
  const { organizationId, membershipId } = member;
  return withTenant(member, async (tx): Promise<LeaveOrganization> => {
    if (!(await loadColleague(tx, organizationId, membershipId))) return { ok: true };
    const isDone = await unlessLastOwner(tx, () => setStatus(tx, organizationId, membershipId, "removed"));
    if (!isDone) return { ok: false, reason: "last-owner" };
    await recordTeamEvent(tx, member, "colleague.left", { membershipId });
    await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
    return { ok: true };
  });
}
