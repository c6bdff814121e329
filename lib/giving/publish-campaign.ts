import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { campaigns } from "@/lib/db/schema/giving";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { whyNotFund } from "./why-not-fund";

export type PublishCampaign =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-a-draft" | "fund-closed" };

/** Shows a drafted campaign to the world. */
export async function publishCampaign(member: Member, campaignId: string): Promise<PublishCampaign> {
  if (lacks(member, "campaigns:publish")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<PublishCampaign> => {
    const draft = and(
      eq(campaigns.organizationId, organizationId),
      eq(campaigns.id, campaignId),
      eq(campaigns.status, "draft"),
    );
    const [drafted] = await tx
      .select({ fundId: campaigns.fundId })
      .from(campaigns)
      .where(draft)
      .for("update");
    if (!drafted) return { ok: false, reason: "not-a-draft" };
    if (await whyNotFund(tx, organizationId, drafted.fundId)) return { ok: false, reason: "fund-closed" };
    await tx.update(campaigns).set({ status: "published" }).where(draft);
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
