import { enqueue } from "@/lib/jobs/enqueue";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type WhyNotManage, whyNotManage } from "./colleague";
import { giveRole } from "./give-role";
import { loadColleague } from "./load-colleague";
import { loadRole } from "./load-role";
import { recordTeamEvent } from "./record-team-event";
import { unlessLastOwner } from "./unless-last-owner";

export type ChangeRole =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: WhyNotManage | "not-there" | "waiting" | "unknown-role" | "last-owner" };

/** Gives a colleague another role in place of theirs; it counts from their next request. */
export async function changeRole(
  member: Member,
  { membershipId, roleKey }: { membershipId: string; roleKey: string },
): Promise<ChangeRole> {
  if (lacks(member, "team:manage")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<ChangeRole> => {
    const colleague = await loadColleague(tx, organizationId, membershipId);
    if (!colleague) return { ok: false, reason: "not-there" };
    if (colleague.status === "waiting") return { ok: false, reason: "waiting" };
    const reason = whyNotManage(member, colleague);
    if (reason) return refused(member, reason);
    const role = await loadRole(tx, organizationId, roleKey);
    if (!role) return { ok: false, reason: "unknown-role" };
    if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" };
    const from = colleague.roleKeys.join(" ");
    if (from === roleKey) return { ok: true };
    const isDone = await unlessLastOwner(tx, () =>
      giveRole(tx, { organizationId, membershipId, roleId: role.id }),
    );
    if (!isDone) return { ok: false, reason: "last-owner" };
    await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
    await recordTeamEvent(tx, member, "colleague.role-changed", { membershipId }, { from, role: roleKey });
    return { ok: true };
  });
}
