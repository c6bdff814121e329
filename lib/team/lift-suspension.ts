import type { Member } from "@/lib/tenancy/actor";
import { lacks, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type WhyNotManage, whyNotManage } from "./colleague";
import { loadColleague } from "./load-colleague";
import { recordTeamEvent } from "./record-team-event";
import { setStatus } from "./set-status";

export type LiftSuspension = { ok: true } | { ok: false; reason: WhyNotManage | "not-there" | "waiting" };

/** Lets a suspended colleague in again, with the role they had: so only who may give that role lifts it. */
export async function liftSuspension(member: Member, membershipId: string): Promise<LiftSuspension> {
  if (lacks(member, "team:manage")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<LiftSuspension> => {
    const colleague = await loadColleague(tx, organizationId, membershipId);
    if (!colleague) return { ok: false, reason: "not-there" };
    if (colleague.status === "waiting") return { ok: false, reason: "waiting" };
    const reason = whyNotManage(member, colleague);
    if (reason) return refused(member, reason);
    if (colleague.status === "active") return { ok: true };
    await setStatus(tx, organizationId, membershipId, "active");
    await recordTeamEvent(tx, member, "colleague.reinstated", { membershipId });
    return { ok: true };
  });
}
