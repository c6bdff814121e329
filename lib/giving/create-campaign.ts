import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { campaigns } from "@/lib/db/schema/giving";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type CampaignInput, campaignInput } from "./campaign";
import { whyNotFund } from "./why-not-fund";

export type CreateCampaign =
  | { ok: true; campaignId: string }
  | { ok: false; reason: "not-permitted" | "slug-taken" | "unknown-fund" | "fund-closed" };

/**
 * Drafts a campaign for one fund; nobody outside sees it until it is published. `id` is the form's own key: sent
 * twice, it drafts once and answers with the first.
 */
export async function createCampaign(
  member: Member,
  input: CampaignInput,
  id = newId(),
): Promise<CreateCampaign> {
  if (lacks(member, "campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const campaign = campaignInput.parse(input);
  const { organizationId } = member;
  try {
    return await withTenant(member, async (tx): Promise<CreateCampaign> => {
      const [already] = await tx
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, id)));
      if (already) return { ok: true, campaignId: id };
      const refusal = await whyNotFund(tx, organizationId, campaign.fundId);
      if (refusal) return { ok: false, reason: refusal };
      await tx.insert(campaigns).values({ organizationId, id, ...campaign, status: "draft" });
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "campaign.created",
        subjectType: "campaign",
        subjectId: id,
      });
      return { ok: true, campaignId: id };
    });
  } catch (error) {
    if (violates(error, "campaigns_slug")) return { ok: false, reason: "slug-taken" };
    // The same form at the same moment.
    if (violates(error, "campaigns_organization_id_id_pk")) return { ok: true, campaignId: id };
    throw error;
  }
}
