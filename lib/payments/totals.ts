import { and, eq, ne, sql } from "drizzle-orm";
import { campaignTotals, dailyTotals, donations } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** A donation as the totals count it. */
export type CountedDonation = {
  organizationId: string;
  donationId: string;
  donorId: string;
  fundId: string;
  campaignId: string | null;
  receivedOn: string;
  amountCents: number;
};

/** Adds a donation to its day's and its campaign's totals, in the transaction that completes it. */
export const addToTotals = (tx: TenantTx, donation: CountedDonation) => moveTotals(tx, donation, 1);

/** Takes a donation out again, in the transaction that reverses or refunds it. */
export const takeFromTotals = (tx: TenantTx, donation: CountedDonation) => moveTotals(tx, donation, -1);

async function moveTotals(tx: TenantTx, donation: CountedDonation, direction: 1 | -1): Promise<void> {
  const { organizationId, fundId, campaignId, receivedOn } = donation;
  const raisedCents = direction * donation.amountCents;
  await tx
    .insert(dailyTotals)
    .values({ organizationId, fundId, receivedOn, raisedCents, donationCount: direction })
    .onConflictDoUpdate({
      target: [dailyTotals.organizationId, dailyTotals.fundId, dailyTotals.receivedOn],
      set: {
        raisedCents: sql`${dailyTotals.raisedCents} + ${raisedCents}`,
        donationCount: sql`${dailyTotals.donationCount} + ${direction}`,
        updatedAt: sql`now()`,
      },
    });
  if (!campaignId) return;
  // The campaign's row is locked first: two gifts of one new donor must not both count them.
  await tx
    .insert(campaignTotals)
    .values({ organizationId, campaignId })
    .onConflictDoUpdate({
      target: [campaignTotals.organizationId, campaignTotals.campaignId],
      set: { updatedAt: sql`now()` },
    });
  const donorCount = (await gaveOtherwise(tx, donation)) ? 0 : direction;
  await tx
    .update(campaignTotals)
    .set({
      raisedCents: sql`${campaignTotals.raisedCents} + ${raisedCents}`,
      donationCount: sql`${campaignTotals.donationCount} + ${direction}`,
      donorCount: sql`${campaignTotals.donorCount} + ${donorCount}`,
    })
    .where(and(eq(campaignTotals.organizationId, organizationId), eq(campaignTotals.campaignId, campaignId)));
}

async function gaveOtherwise(tx: TenantTx, donation: CountedDonation): Promise<boolean> {
  const others = await tx
    .select({ id: donations.id })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, donation.organizationId),
        eq(donations.donorId, donation.donorId),
        eq(donations.campaignId, donation.campaignId!),
        eq(donations.status, "completed"),
        ne(donations.id, donation.donationId),
      ),
    )
    .limit(1);
  return others.length > 0;
}
