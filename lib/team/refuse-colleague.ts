import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { ownersHold } from "./colleague";
import { loadColleague } from "./load-colleague";
import { recordTeamEvent } from "./record-team-event";
import { setStatus } from "./set-status";

export type RefuseColleague = { ok: true } | { ok: false; reason: "not-permitted" | "not-waiting" };

/** An owner sends away somebody whose membership appeared without Nika's act; Clerk is told by a job. */
export async function refuseColleague(member: Member, membershipId: string): Promise<RefuseColleague> {
  if (lacks(member, ...ownersHold)) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<RefuseColleague> => {
    const colleague = await loadColleague(tx, organizationId, membershipId);
    if (colleague?.status !== "waiting") return { ok: false, reason: "not-waiting" };
    await setStatus(tx, organizationId, membershipId, "removed");
    await recordTeamEvent(tx, member, "colleague.refused", { membershipId });
    await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
    return { ok: true };
  });
}
