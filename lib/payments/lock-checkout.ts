import { and, eq } from "drizzle-orm";
import { campaigns, donations, funds } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";

export type Checkout = NonNullable<Awaited<ReturnType<typeof lockCheckout>>>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The payment that PayFast names, with its donation, locked until the transaction ends; null when it is none of
 * ours. The donation is locked first, as everywhere.
 */
export async function lockCheckout(tx: TenantTx, organizationId: string, paymentId: string) {
  if (!uuid.test(paymentId)) return null;
  const isPayment = and(eq(payments.organizationId, organizationId), eq(payments.id, paymentId));
  const [found] = await tx.select({ donationId: payments.donationId }).from(payments).where(isPayment);
  if (!found) return null;
  const [donation] = await tx
    .select({
      donationId: donations.id,
      donationStatus: donations.status,
      donorId: donations.donorId,
      fundId: donations.fundId,
      campaignId: donations.campaignId,
      method: donations.method,
      wantsCertificate: donations.wantsCertificate,
      receivedOn: donations.receivedOn,
    })
    .from(donations)
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, found.donationId)))
    .for("update");
  const [payment] = await tx
    .select({
      paymentId: payments.id,
      provider: payments.provider,
      providerPaymentId: payments.providerPaymentId,
      environment: payments.environment,
      status: payments.status,
      amountCents: payments.amountCents,
      isSecond: payments.isSecond,
      confirmedAt: payments.confirmedAt,
    })
    .from(payments)
    .where(isPayment)
    .for("update");
  return { organizationId, ...donation!, ...payment!, ...(await purposeOf(tx, organizationId, donation!)) };
}

async function purposeOf(
  tx: TenantTx,
  organizationId: string,
  { fundId, campaignId }: { fundId: string; campaignId: string | null },
) {
  const [fund] = await tx
    .select({ id: funds.id, name: funds.name, accountCode: funds.accountCode, closedAt: funds.closedAt })
    .from(funds)
    .where(and(eq(funds.organizationId, organizationId), eq(funds.id, fundId)));
  const [campaign] = campaignId
    ? await tx
        .select({ status: campaigns.status })
        .from(campaigns)
        .where(and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, campaignId)))
    : [];
  return { fund: fund!, isFundClosed: fund!.closedAt !== null, campaignStatus: campaign?.status ?? null };
}
