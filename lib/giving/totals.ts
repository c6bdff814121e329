import { and, asc, count, desc, eq, gte, lt, max, min, sql, sum } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "@/lib/calendar";
import { campaigns, donations } from "@/lib/db/schema/giving";
import { campaignTotals, dailyTotals, giftSpans } from "@/lib/db/schema/totals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type DonationFilter, matches } from "@/lib/giving/donation-filter";
import type { CampaignProgress, Tally } from "@/lib/giving/views";
import type { DayTotal } from "@/lib/giving/year-by-month";
import { cents } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";

/** What was received on each day since `from`, all funds together. */
export async function listDayTotals(
  tx: TenantTx,
  organizationId: string,
  from: CalendarDate,
): Promise<DayTotal[]> {
  const days = await tx
    .select({ receivedOn: dailyTotals.receivedOn, raised: sum(dailyTotals.raisedCents) })
    .from(dailyTotals)
    .where(and(eq(dailyTotals.organizationId, organizationId), gte(dailyTotals.receivedOn, from)))
    .groupBy(dailyTotals.receivedOn)
    .orderBy(dailyTotals.receivedOn)
    .limit(1_000);
  return days.map((day) => ({
    receivedOn: calendarDate(day.receivedOn),
    raisedCents: cents(Number(day.raised)),
  }));
}

/** How many donations came in since `from` and what they sum to, from the totals. */
export async function receivedSince(
  tx: TenantTx,
  organizationId: string,
  from: CalendarDate,
): Promise<Tally> {
  const [total] = await tx
    .select({ count: sum(dailyTotals.donationCount), sumCents: sum(dailyTotals.raisedCents) })
    .from(dailyTotals)
    .where(and(eq(dailyTotals.organizationId, organizationId), gte(dailyTotals.receivedOn, from)));
  return { count: Number(total?.count ?? 0), sumCents: cents(Number(total?.sumCents ?? 0)) };
}

/** Count and sum of the donations a filter shows, begun since or before an instant. */
export async function tallyDonations(
  tx: TenantTx,
  organizationId: string,
  filter: Exclude<DonationFilter, "all">,
  begun: { since?: Date; before?: Date } = {},
): Promise<Tally> {
  const [total] = await tx
    .select({ count: count(), sumCents: sum(donations.amountCents) })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        matches(filter, organizationId),
        begun.since && gte(donations.createdAt, begun.since),
        begun.before && lt(donations.createdAt, begun.before),
      ),
    );
  return { count: total?.count ?? 0, sumCents: cents(Number(total?.sumCents ?? 0)) };
}

type Reader = Pick<Member, "organizationId" | "isLimited">;

/** Who gave since `from`, and how many of them had never given before: two counts, each from an index of its own. */
export async function countDonors(
  tx: TenantTx,
  reader: Reader,
  from: CalendarDate,
): Promise<{ count: number; firstTime: number }> {
  if (reader.isLimited) return countLimitedDonors(tx, reader.organizationId, from);
  const ofOrganization = eq(giftSpans.organizationId, reader.organizationId);
  return {
    count: await tx.$count(giftSpans, and(ofOrganization, gte(giftSpans.lastOn, from))),
    firstTime: await tx.$count(giftSpans, and(ofOrganization, gte(giftSpans.firstOn, from))),
  };
}

/** A span is of all that a donor gave: who is held to some campaigns counts from the gifts to those. */
async function countLimitedDonors(tx: TenantTx, organizationId: string, from: CalendarDate) {
  const spans = tx
    .select({ first: min(donations.receivedOn).as("first"), last: max(donations.receivedOn).as("last") })
    .from(donations)
    .where(and(eq(donations.organizationId, organizationId), eq(donations.status, "completed")))
    .groupBy(donations.donorId)
    .as("spans");
  const [donors] = await tx
    .select({
      count: count(),
      firstTime: sql<number>`count(*) filter (where ${spans.first} >= ${from})`.mapWith(Number),
    })
    .from(spans)
    .where(gte(spans.last, from));
  return donors ?? { count: 0, firstTime: 0 };
}

/** How far each campaign has come: those in public first, the last to end first; six at most. */
export async function listCampaignProgress(
  tx: TenantTx,
  organizationId: string,
): Promise<CampaignProgress[]> {
  const found = await tx
    .select({
      id: campaigns.id,
      title: campaigns.title,
      slug: campaigns.slug,
      status: campaigns.status,
      goalCents: campaigns.goalCents,
      endsOn: campaigns.endsOn,
      raisedCents: campaignTotals.raisedCents,
      donorCount: campaignTotals.donorCount,
    })
    .from(campaigns)
    .leftJoin(
      campaignTotals,
      and(eq(campaignTotals.organizationId, organizationId), eq(campaignTotals.campaignId, campaigns.id)),
    )
    .where(eq(campaigns.organizationId, organizationId))
    .orderBy(
      sql`${campaigns.status} = 'published' desc`,
      sql`${campaigns.endsOn} desc nulls first`,
      asc(campaigns.title),
      desc(campaigns.id),
    )
    .limit(6);
  return found.map((campaign) => ({
    ...campaign,
    raisedCents: cents(campaign.raisedCents ?? 0),
    donorCount: campaign.donorCount ?? 0,
    goalCents: campaign.goalCents === null ? null : cents(campaign.goalCents),
    endsOn: campaign.endsOn === null ? null : calendarDate(campaign.endsOn),
  }));
}
