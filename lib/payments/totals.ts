import { and, eq, ne, sql } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import { campaignTotals, dailyTotals } from "@/lib/db/schema/totals";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** A donation as the totals count it. */
export type CountedDonation = {
  organizationId: string;
  donationId: string;
  donorId: string;
  fundId: string;
  campaignId: string | null;
  method: "card" | "eft" | "cash" | "goods";
  receivedOn: string;
  amountCents: number;
};

/** Adds a donation to its day's and its campaign's totals, in the transaction that completes it; to be called once it counts. */
export const addToTotals = (tx: TenantTx, donation: CountedDonation): Promise<void> => count(tx, donation, 1);

/** Takes a donation out of its totals, in the transaction that reverses it; to be called once it no longer counts. */
export const takeFromTotals = (tx: TenantTx, donation: CountedDonation): Promise<void> =>
  count(tx, donation, -1);

async function count(tx: TenantTx, donation: CountedDonation, direction: 1 | -1): Promise<void> {
  await addToDay(tx, donation, direction);
  await addToCampaign(tx, donation, direction);
  await spanGifts(tx, donation.donorId);
}

/** A donor's first and last day, counted anew: the gift that came, moved or left may be either. */
async function spanGifts(tx: TenantTx, donorId: string): Promise<void> {
  await tx.execute(sql`select app.span_gifts(${donorId})`);
}

async function addToCampaign(tx: TenantTx, donation: CountedDonation, direction: 1 | -1): Promise<void> {
  const { organizationId, campaignId } = donation;
  const amountCents = direction * donation.amountCents;
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
      raisedCents: sql`${campaignTotals.raisedCents} + ${amountCents}`,
      donationCount: sql`${campaignTotals.donationCount} + ${direction}`,
      donorCount: sql`${campaignTotals.donorCount} + ${donorCount}`,
    })
    .where(and(eq(campaignTotals.organizationId, organizationId), eq(campaignTotals.campaignId, campaignId)));
}

/** Moves a counted donation to another day, once it stands there; its campaign's totals know no days. */
export async function moveToDay(tx: TenantTx, donation: CountedDonation, receivedOn: string): Promise<void> {
  const moves = [
    { ...donation, direction: -1 as const },
    { ...donation, receivedOn, direction: 1 as const },
  ];
  // Days are locked in one order, so that two moves never wait for each other.
  moves.sort((one, other) => (one.receivedOn < other.receivedOn ? -1 : 1));
  for (const { direction, ...move } of moves) await addToDay(tx, move, direction);
  await spanGifts(tx, donation.donorId);
}

async function addToDay(tx: TenantTx, donation: CountedDonation, direction: 1 | -1): Promise<void> {
  const { organizationId, fundId, campaignId, method, receivedOn } = donation;
  const raisedCents = direction * donation.amountCents;
  await tx
    .insert(dailyTotals)
    .values({ organizationId, fundId, campaignId, method, receivedOn, raisedCents, donationCount: direction })
    .onConflictDoUpdate({
      target: [
        dailyTotals.organizationId,
        dailyTotals.receivedOn,
        dailyTotals.fundId,
        dailyTotals.campaignKey,
        dailyTotals.method,
      ],
      set: {
        raisedCents: sql`${dailyTotals.raisedCents} + ${raisedCents}`,
        donationCount: sql`${dailyTotals.donationCount} + ${direction}`,
        updatedAt: sql`now()`,
      },
    });
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
