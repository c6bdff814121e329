import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { campaigns } from "@/lib/db/schema/giving";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { whyNotFund } from "./why-not-fund";

export type ReopenCampaign =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-closed" | "fund-closed" };

/** Lets a closed campaign take gifts again, at the address it had. */
export async function reopenCampaign(member: Member, campaignId: string): Promise<ReopenCampaign> {
  if (lacks(member, "campaigns:publish")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<ReopenCampaign> => {
    const closed = and(
      eq(campaigns.organizationId, organizationId),
      eq(campaigns.id, campaignId),
      eq(campaigns.status, "closed"),
    );
    const [campaign] = await tx
      .select({ fundId: campaigns.fundId })
      .from(campaigns)
      .where(closed)
      .for("update");
    if (!campaign) return { ok: false, reason: "not-closed" };
    if (await whyNotFund(tx, organizationId, campaign.fundId)) return { ok: false, reason: "fund-closed" };
    await tx.update(campaigns).set({ status: "published" }).where(closed);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "campaign.reopened",
      subjectType: "campaign",
      subjectId: campaignId,
    });
    await enqueue(tx, "site.refresh", { organizationId, id: campaignId });
    return { ok: true };
  });
}
