import { and, eq, ne } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { membershipCampaigns } from "@/lib/db/schema/membership-campaigns";
import { memberships } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Member, type NotFresh, notFresh } from "./actor";
import { grantsMore, isStale, lacks } from "./ask-permission";
import { findHeldBy } from "./held-by";
import { withTenant } from "./with-tenant";

export type LimitColleague =
  | { ok: true }
  | NotFresh
  | {
      ok: false;
      reason:
        | "not-permitted"
        | "own-limits"
        | "unknown-colleague"
        | "more-than-own"
        | "owner"
        | "unknown-campaign";
    };

const campaignLimit = 200;

/**
 * Limits a colleague to campaigns, or with null lifts the limit, from their next request on: in lists, totals,
 * search, exports and what they record. Owners are never limited, nobody limits themself, and nobody whoever holds
 * more than they do.
 */
export async function limitColleague(
  member: Member,
  { membershipId, campaignIds }: { membershipId: string; campaignIds: readonly string[] | null },
): Promise<LimitColleague> {
  if (lacks(member, "team:manage")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  if (membershipId === member.membershipId) return { ok: false, reason: "own-limits" };
  const { organizationId } = member;
  const chosen = [...new Set(campaignIds ?? [])].slice(0, campaignLimit);
  try {
    return await withTenant(member, async (tx): Promise<LimitColleague> => {
      if (!(await lock(tx, organizationId, membershipId))) return { ok: false, reason: "unknown-colleague" };
      if (grantsMore(member, await findHeldBy(tx, organizationId, membershipId)))
        return { ok: false, reason: "more-than-own" };
      await replaceCampaigns(tx, { organizationId, membershipId }, chosen);
      await tx
        .update(memberships)
        .set({ isLimited: campaignIds !== null })
        .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, membershipId)));
      await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: campaignIds ? "colleague.limited" : "colleague.unlimited",
        subjectType: "membership",
        subjectId: membershipId,
        details: campaignIds ? { count: chosen.length } : {},
      });
      return { ok: true };
    });
  } catch (error) {
    if (violates(error, "owners_are_not_limited")) return { ok: false, reason: "owner" };
    if (violates(error, "membership_campaigns_organization_id_campaign_id_campaigns_organization_id_id_fk"))
      return { ok: false, reason: "unknown-campaign" };
    throw error;
  }
}

async function lock(tx: TenantTx, organizationId: string, membershipId: string): Promise<boolean> {
  const found = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.id, membershipId),
        ne(memberships.status, "removed"),
      ),
    )
    .for("update");
  return found.length > 0;
}

type OfColleague = { organizationId: string; membershipId: string };

async function replaceCampaigns(tx: TenantTx, of: OfColleague, campaignIds: string[]): Promise<void> {
  await tx
    .delete(membershipCampaigns)
    .where(
      and(
        eq(membershipCampaigns.organizationId, of.organizationId),
        eq(membershipCampaigns.membershipId, of.membershipId),
      ),
    );
  if (campaignIds.length > 0)
    await tx.insert(membershipCampaigns).values(campaignIds.map((campaignId) => ({ ...of, campaignId })));
}
