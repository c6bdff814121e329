import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { campaigns } from "@/lib/db/schema/giving";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type CloseCampaign = { ok: true } | { ok: false; reason: "not-permitted" | "not-published" };

/** Ends a campaign: its page says so and takes no more gifts. What still arrives for it is kept apart as unallocated. */
export async function closeCampaign(member: Member, campaignId: string): Promise<CloseCampaign> {
  if (lacks(member, "campaigns:publish")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<CloseCampaign> => {
    const published = and(
      eq(campaigns.organizationId, organizationId),
      eq(campaigns.id, campaignId),
      eq(campaigns.status, "published"),
    );
    const [campaign] = await tx
      .select({ fundId: campaigns.fundId })
      .from(campaigns)
      .where(published)
      .for("update");
    if (!campaign) return { ok: false, reason: "not-published" };
    await tx.update(campaigns).set({ status: "closed" }).where(published);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "campaign.closed",
      subjectType: "campaign",
      subjectId: campaignId,
    });
    await enqueue(tx, "site.refresh", { organizationId, id: campaignId });
    return { ok: true };
  });
}
