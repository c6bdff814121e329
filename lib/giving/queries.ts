import { and, count, eq, inArray, sum } from "drizzle-orm";
import { campaigns, donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import { donationReversals } from "@/lib/db/schema/reversals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { DonationReference } from "@/lib/giving/donation-reference";
import { rowColumns, toRow } from "@/lib/giving/donation-row";
import type { DonationDetail, DonationLabel } from "@/lib/giving/views";
import { cents } from "@/lib/money";

/** One donation with its donor as staff may see them; null where it is not, or not this organisation's. */
export async function findDonation(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
): Promise<DonationDetail | null> {
  const [found] = await tx
    .select({
      row: rowColumns,
      donorId: donations.donorId,
      reference: donations.reference,
      receiptConfirmedAt: donations.receiptConfirmedAt,
      email: donors.email,
      goodsDescription: donations.goodsDescription,
      goodsCondition: donations.goodsCondition,
      goodsBasis: donations.goodsBasis,
      reversedReason: donationReversals.reason,
      identityMasked: donationTaxDetails.identityMasked,
      taxReferenceMasked: donationTaxDetails.taxReferenceMasked,
    })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .leftJoin(
      donationTaxDetails,
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donations.id),
      ),
    )
    .leftJoin(
      donationReversals,
      and(
        eq(donationReversals.organizationId, organizationId),
        eq(donationReversals.donationId, donations.id),
      ),
    )
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, donationId)));
  if (!found) return null;
  const [attempts, given] = await Promise.all([
    listAttempts(tx, organizationId, donationId),
    givenBy(tx, organizationId, found.donorId),
  ]);
  const { identityMasked, taxReferenceMasked, email } = found;
  const { goodsDescription: description, goodsCondition: condition, goodsBasis: basis } = found;
  const fees = attempts
    .filter((attempt) => attempt.status === "completed")
    .map((attempt) => attempt.feeCents);
  return {
    ...toRow(found.row),
    reference: found.reference as DonationReference,
    isReceiptConfirmed: found.receiptConfirmedAt !== null,
    feeCents: fees[0] === undefined || fees[0] === null ? null : cents(fees[0]),
    paymentIds: attempts.map((attempt) => attempt.id),
    goods: description && condition && basis ? { description, condition, basis } : null,
    reversedReason: found.reversedReason,
    isPaidTwice: attempts.some((attempt) => attempt.isSecond && attempt.status === "completed"),
    donor: { email, identityMasked, taxReferenceMasked, ...given },
  };
}

function listAttempts(tx: TenantTx, organizationId: string, donationId: string) {
  return tx
    .select({
      id: payments.id,
      status: payments.status,
      feeCents: payments.feeCents,
      isSecond: payments.isSecond,
    })
    .from(payments)
    .where(and(eq(payments.organizationId, organizationId), eq(payments.donationId, donationId)))
    .orderBy(payments.createdAt)
    .limit(20);
}

async function givenBy(tx: TenantTx, organizationId: string, donorId: string) {
  const [given] = await tx
    .select({ giftCount: count(), givenCents: sum(donations.amountCents) })
    .from(donations)
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.donorId, donorId),
        eq(donations.status, "completed"),
      ),
    );
  return { giftCount: given?.giftCount ?? 0, givenCents: cents(Number(given?.givenCents ?? 0)) };
}

/** A few words about each of these donations, by id. */
export async function labelDonations(
  tx: TenantTx,
  organizationId: string,
  donationIds: readonly string[],
): Promise<Map<string, DonationLabel>> {
  if (donationIds.length === 0) return new Map();
  const found = await tx
    .select({
      id: donations.id,
      donorName: donors.displayName,
      campaignTitle: campaigns.title,
      amountCents: donations.amountCents,
    })
    .from(donations)
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .where(and(eq(donations.organizationId, organizationId), inArray(donations.id, [...donationIds])));
  return new Map(
    found.map(({ id, amountCents, ...label }) => [id, { ...label, amountCents: cents(amountCents) }]),
  );
}
