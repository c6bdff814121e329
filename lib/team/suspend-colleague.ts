import type { Member } from "@/lib/tenancy/actor";
import { lacks, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type WhyNotManage, whyNotManage } from "./colleague";
import { loadColleague } from "./load-colleague";
import { recordTeamEvent } from "./record-team-event";
import { setStatus } from "./set-status";
import { unlessLastOwner } from "./unless-last-owner";

export type SuspendColleague =
  | { ok: true }
  | { ok: false; reason: WhyNotManage | "not-there" | "waiting" | "last-owner" };

/** Keeps a colleague out, from their next request on, until it is lifted. Role and history stay. */
export async function suspendColleague(member: Member, membershipId: string): Promise<SuspendColleague> {
  if (lacks(member, "team:manage")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<SuspendColleague> => {
    const colleague = await loadColleague(tx, organizationId, membershipId);
    if (!colleague) return { ok: false, reason: "not-there" };
    if (colleague.status === "waiting") return { ok: false, reason: "waiting" };
    const reason = whyNotManage(member, colleague);
    if (reason) return refused(member, reason);
    if (colleague.status === "suspended") return { ok: true };
    const isDone = await unlessLastOwner(tx, () => setStatus(tx, organizationId, membershipId, "suspended"));
    if (!isDone) return { ok: false, reason: "last-owner" };
    await recordTeamEvent(tx, member, "colleague.suspended", { membershipId });
    return { ok: true };
  });
}
