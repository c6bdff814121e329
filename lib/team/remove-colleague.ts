import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type WhyNotManage, whyNotManage } from "./colleague";
import { loadColleague } from "./load-colleague";
import { recordTeamEvent } from "./record-team-event";
import { setStatus } from "./set-status";
import { unlessLastOwner } from "./unless-last-owner";

export type RemoveColleague =
  | { ok: true }
  | { ok: false; reason: WhyNotManage | "not-there" | "waiting" | "last-owner" };

/**
 * Takes a colleague out of the organisation, from their next request on. Clerk is told by a job of the same
 * transaction, so that neither a power cut nor the webhook that follows leaves the two apart.
 */
export async function removeColleague(member: Member, membershipId: string): Promise<RemoveColleague> {
  if (lacks(member, "team:manage")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<RemoveColleague> => {
    const colleague = await loadColleague(tx, organizationId, membershipId);
    if (!colleague) return { ok: false, reason: "not-there" };
    if (colleague.status === "waiting") return { ok: false, reason: "waiting" };
    const reason = whyNotManage(member, colleague);
    if (reason) return refused(member, reason);
    const isDone = await unlessLastOwner(tx, () => setStatus(tx, organizationId, membershipId, "removed"));
    if (!isDone) return { ok: false, reason: "last-owner" };
    const role = colleague.roleKeys.join(" ");
    await recordTeamEvent(tx, member, "colleague.removed", { membershipId }, { role });
    await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
    return { ok: true };
  });
}
