import { invariant } from "@/lib/invariant";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks, refused } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { ownersHold } from "./colleague";
import { giveRole } from "./give-role";
import { loadColleague } from "./load-colleague";
import { loadRole } from "./load-role";
import { recordTeamEvent } from "./record-team-event";

export type TransferOwnership =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "own" | "not-there" | "not-active" };

/** Makes a colleague an owner in the member's place, who stays as an admin: both or neither. */
export async function transferOwnership(member: Member, membershipId: string): Promise<TransferOwnership> {
  if (lacks(member, ...ownersHold)) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  if (membershipId === member.membershipId) return { ok: false, reason: "own" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<TransferOwnership> => {
    const [heir, giver] = await loadBoth(tx, organizationId, membershipId, member.membershipId);
    if (!heir) return { ok: false, reason: "not-there" };
    if (heir.status !== "active") return { ok: false, reason: "not-active" };
    // Sent twice, or demoted a moment ago: they have nothing left to give.
    if (!giver?.roleKeys.includes("owner")) return refused(member, "not-permitted");
    const [owner, admin] = [
      await loadRole(tx, organizationId, "owner"),
      await loadRole(tx, organizationId, "admin"),
    ];
    invariant(owner && admin, "every organisation has the built-in roles");
    await giveRole(tx, { organizationId, membershipId, roleId: owner.id });
    await giveRole(tx, { organizationId, membershipId: member.membershipId, roleId: admin.id });
    for (const id of [membershipId, member.membershipId])
      await enqueue(tx, "team.settle-membership", { organizationId, id });
    const from = heir.roleKeys.join(" ");
    await recordTeamEvent(tx, member, "colleague.made-owner", { membershipId }, { from, role: "owner" });
    return { ok: true };
  });
}

/** Held in the order of their ids, so that two who give to each other wait and do not lock. */
async function loadBoth(
  tx: Parameters<typeof loadColleague>[0],
  organizationId: string,
  first: string,
  second: string,
) {
  const isInOrder = first < second;
  const [a, b] = isInOrder ? [first, second] : [second, first];
  const low = await loadColleague(tx, organizationId, a);
  const high = await loadColleague(tx, organizationId, b);
  return isInOrder ? [low, high] : [high, low];
}
