import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { campaigns } from "@/lib/db/schema/giving";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type CampaignInput, campaignInput } from "./campaign";

export type CreateCampaign =
  | { ok: true; campaignId: string }
  | { ok: false; reason: "not-permitted" | "slug-taken" | "unknown-fund" };

/** Drafts a campaign for one fund; nobody outside sees it until it is published. */
export async function createCampaign(member: Member, input: CampaignInput): Promise<CreateCampaign> {
  if (!member.permissions.has("campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const campaign = campaignInput.parse(input);
  const { organizationId } = member;
  const id = newId();
  try {
    await withTenant(member, async (tx) => {
      await tx.insert(campaigns).values({ organizationId, id, ...campaign, status: "draft" });
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "campaign.created",
        subjectType: "campaign",
        subjectId: id,
      });
    });
    return { ok: true, campaignId: id };
  } catch (error) {
    if (violates(error, "campaigns_slug")) return { ok: false, reason: "slug-taken" };
    if (violates(error, "campaigns_organization_id_fund_id_funds_organization_id_id_fk"))
      return { ok: false, reason: "unknown-fund" };
    throw error;
  }
}
