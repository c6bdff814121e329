import { and, asc, eq, ne, sql } from "drizzle-orm";
import { campaigns } from "@/lib/db/schema/giving";
import { membershipCampaigns } from "@/lib/db/schema/membership-campaigns";
import { memberships } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** Whether a colleague is limited, and the organisation's campaigns with those they are limited to. */
export type Limit = {
  isLimited: boolean;
  campaigns: { id: string; title: string; isOpen: boolean; isAmong: boolean }[];
};

/** How far a colleague sees; two hundred campaigns at most. */
export async function findLimit(tx: TenantTx, organizationId: string, membershipId: string): Promise<Limit> {
  const [membership] = await tx
    .select({ isLimited: memberships.isLimited })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, membershipId)));
  const found = await tx
    .select({
      id: campaigns.id,
      title: campaigns.title,
      isOpen: ne(campaigns.status, "closed").mapWith(Boolean),
      isAmong: sql<boolean>`${membershipCampaigns.campaignId} is not null`,
    })
    .from(campaigns)
    .leftJoin(
      membershipCampaigns,
      and(
        eq(membershipCampaigns.organizationId, organizationId),
        eq(membershipCampaigns.campaignId, campaigns.id),
        eq(membershipCampaigns.membershipId, membershipId),
      ),
    )
    .where(eq(campaigns.organizationId, organizationId))
    .orderBy(asc(campaigns.title))
    .limit(200);
  return { isLimited: membership?.isLimited ?? false, campaigns: found };
}
