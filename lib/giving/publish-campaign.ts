import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { campaigns } from "@/lib/db/schema/giving";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type PublishCampaign = { ok: true } | { ok: false; reason: "not-permitted" | "not-a-draft" };

/** Shows a drafted campaign to the world. */
export async function publishCampaign(member: Member, campaignId: string): Promise<PublishCampaign> {
  if (!member.permissions.has("campaigns:publish")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx) => {
    const published = await tx
      .update(campaigns)
      .set({ status: "published" })
      .where(
        and(
          eq(campaigns.organizationId, organizationId),
          eq(campaigns.id, campaignId),
          eq(campaigns.status, "draft"),
        ),
      )
      .returning({ id: campaigns.id });
    if (published.length === 0) return { ok: false, reason: "not-a-draft" };
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "campaign.published",
      subjectType: "campaign",
      subjectId: campaignId,
    });
    await enqueue(tx, "site.refresh", { organizationId, id: campaignId });
    return { ok: true };
  });
}
