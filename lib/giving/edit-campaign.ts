import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { campaigns } from "@/lib/db/schema/giving";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type CampaignInput, campaignInput } from "./campaign";
import { whyNotFund } from "./why-not-fund";

export type EditCampaign =
  | { ok: true }
  | {
      ok: false;
      reason:
        | "not-permitted"
        | "unknown-campaign"
        | "changed-meanwhile"
        | "slug-fixed"
        | "slug-taken"
        | "unknown-fund"
        | "fund-closed";
    };

type Edit = { campaignId: string; version: string; input: CampaignInput };

/**
 * Changes what a campaign says and asks for. Its address is fixed once it was published, because it stands on posters
 * and in mails. `version` is that of the campaign the person looked at: what somebody else changed is not lost.
 */
export async function editCampaign(
  member: Member,
  { campaignId, version, input }: Edit,
): Promise<EditCampaign> {
  if (lacks(member, "campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const campaign = campaignInput.parse(input);
  const { organizationId } = member;
  const itself = and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, campaignId));
  try {
    return await withTenant(member, async (tx): Promise<EditCampaign> => {
      const [now] = await tx.select().from(campaigns).where(itself).for("update");
      if (!now) return { ok: false, reason: "unknown-campaign" };
      if (now.updatedAt.toISOString() !== version) return { ok: false, reason: "changed-meanwhile" };
      if (now.status !== "draft" && now.slug !== campaign.slug) return { ok: false, reason: "slug-fixed" };
      if (now.fundId !== campaign.fundId) {
        const refusal = await whyNotFund(tx, organizationId, campaign.fundId);
        if (refusal) return { ok: false, reason: refusal };
      }
      await tx.update(campaigns).set(campaign).where(itself);
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "campaign.edited",
        subjectType: "campaign",
        subjectId: campaignId,
      });
      if (now.status !== "draft") await enqueue(tx, "site.refresh", { organizationId, id: campaignId });
      return { ok: true };
    });
  } catch (error) {
    if (violates(error, "campaigns_slug")) return { ok: false, reason: "slug-taken" };
    throw error;
  }
}
