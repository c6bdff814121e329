import { and, asc, eq, ne, sql, sum } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { campaigns, funds } from "@/lib/db/schema/giving";
import { campaignTotals, dailyTotals } from "@/lib/db/schema/totals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import type { CampaignDetail, CampaignRow, CampaignStatus, FundRow } from "./campaign-views";

const listLimit = 200;

/** The organisation's campaigns: those in public first, then drafts, then what is closed; two hundred at most. */
export async function listCampaigns(
  tx: TenantTx,
  organizationId: string,
  status?: CampaignStatus,
): Promise<CampaignRow[]> {
  const found = await rows(tx, organizationId)
    .where(
      and(eq(campaigns.organizationId, organizationId), status ? eq(campaigns.status, status) : undefined),
    )
    .orderBy(
      sql`array_position(array['published', 'draft', 'closed'], ${campaigns.status})`,
      sql`${campaigns.endsOn} nulls last`,
      asc(campaigns.title),
    )
    .limit(listLimit);
  return found.map(toDetail);
}

/** One campaign; null where it is not, or not this organisation's. */
export async function findCampaignDetail(
  tx: TenantTx,
  organizationId: string,
  campaignId: string,
): Promise<CampaignDetail | null> {
  const [found] = await rows(tx, organizationId).where(
    and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, campaignId)),
  );
  return found ? toDetail(found) : null;
}

function rows(tx: TenantTx, organizationId: string) {
  return tx
    .select({
      campaign: campaigns,
      fundName: funds.name,
      isSection18aFund: funds.isSection18aEligible,
      raisedCents: campaignTotals.raisedCents,
      donorCount: campaignTotals.donorCount,
      donationCount: campaignTotals.donationCount,
    })
    .from(campaigns)
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, campaigns.fundId)))
    .leftJoin(
      campaignTotals,
      and(eq(campaignTotals.organizationId, organizationId), eq(campaignTotals.campaignId, campaigns.id)),
    )
    .$dynamic();
}

function toDetail({ campaign, ...found }: Awaited<ReturnType<typeof rows>>[number]): CampaignDetail {
  const { id, title, slug, status, fundId, summary, story, suggestedAmounts, spending } = campaign;
  const day = (text: string | null) => (text === null ? null : calendarDate(text));
  return {
    id,
    title,
    slug,
    status,
    fundId,
    fundName: found.fundName,
    isSection18aFund: found.isSection18aFund,
    goalCents: campaign.goalCents === null ? null : cents(campaign.goalCents),
    raisedCents: cents(found.raisedCents ?? 0),
    donorCount: found.donorCount ?? 0,
    donationCount: found.donationCount ?? 0,
    startsOn: day(campaign.startsOn),
    endsOn: day(campaign.endsOn),
    summary,
    story,
    suggestedAmounts,
    spending,
    version: campaign.updatedAt.toISOString(),
  };
}

/** The organisation's funds by name, the open ones first; `id` narrows to one. */
export async function listFunds(tx: TenantTx, organizationId: string, id?: string): Promise<FundRow[]> {
  const found = await tx
    .select({
      id: funds.id,
      name: funds.name,
      accountCode: funds.accountCode,
      isSection18aEligible: funds.isSection18aEligible,
      closedAt: funds.closedAt,
      openCampaigns: tx.$count(
        campaigns,
        and(
          eq(campaigns.organizationId, organizationId),
          eq(campaigns.fundId, funds.id),
          ne(campaigns.status, "closed"),
        ),
      ),
    })
    .from(funds)
    .where(and(eq(funds.organizationId, organizationId), id ? eq(funds.id, id) : undefined))
    .orderBy(sql`${funds.closedAt} is not null`, asc(funds.name))
    .limit(listLimit);
  const raised = await tx
    .select({ fundId: dailyTotals.fundId, sum: sum(dailyTotals.raisedCents) })
    .from(dailyTotals)
    .where(and(eq(dailyTotals.organizationId, organizationId), id ? eq(dailyTotals.fundId, id) : undefined))
    .groupBy(dailyTotals.fundId);
  const raisedBy = new Map(raised.map(({ fundId, sum }) => [fundId, Number(sum)]));
  return found.map(({ closedAt, ...fund }) => ({
    ...fund,
    isClosed: closedAt !== null,
    raisedCents: cents(raisedBy.get(fund.id) ?? 0),
  }));
}

/** The names of campaigns and funds, by id. */
export async function nameCampaignsAndFunds(
  tx: TenantTx,
  organizationId: string,
): Promise<Map<string, string>> {
  const of = tx
    .select({ id: campaigns.id, name: campaigns.title })
    .from(campaigns)
    .where(eq(campaigns.organizationId, organizationId))
    .limit(1_000);
  const and = tx
    .select({ id: funds.id, name: funds.name })
    .from(funds)
    .where(eq(funds.organizationId, organizationId))
    .limit(1_000);
  return new Map([...(await of), ...(await and)].map(({ id, name }) => [id, name]));
}
