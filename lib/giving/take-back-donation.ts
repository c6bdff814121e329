import { and, eq, ne } from "drizzle-orm";
import { type CalendarDate, calendarDateOf } from "@/lib/calendar";
import { donations } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import { donationReversals } from "@/lib/db/schema/reversals";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { invariant } from "@/lib/invariant";
import { enqueue } from "@/lib/jobs/enqueue";
import { reverseTransactionsOf } from "@/lib/ledger/reverse-transaction";
import { takeFromTotals } from "@/lib/payments/totals";

type TakenBack = { organizationId: string; donationId: string; byUserId: string; reason: string; now: Date };

export type WhyNotTakenBack =
  | "unknown-donation"
  | "already-reversed"
  | "not-completed"
  | "paid-through-payfast";

/**
 * Takes a recorded donation out of the books, in the transaction of the verb that may: the ledger's opposite, the
 * totals, and who did it and why. Null when it is done; otherwise why not, and nothing is written. The donation is
 * locked until the transaction ends.
 */
export async function takeBackDonation(
  tx: TenantTx,
  { organizationId, donationId, byUserId, reason, now }: TakenBack,
): Promise<WhyNotTakenBack | null> {
  const isDonation = and(eq(donations.organizationId, organizationId), eq(donations.id, donationId));
  const [donation] = await tx
    .select({
      status: donations.status,
      donorId: donations.donorId,
      fundId: donations.fundId,
      campaignId: donations.campaignId,
      method: donations.method,
      receivedOn: donations.receivedOn,
      amountCents: donations.amountCents,
    })
    .from(donations)
    .where(isDonation)
    .for("update");
  if (!donation) return "unknown-donation";
  if (donation.status === "reversed") return "already-reversed";
  if (donation.status !== "completed") return "not-completed";
  const ofDonation = and(eq(payments.organizationId, organizationId), eq(payments.donationId, donationId));
  const [throughPayfast] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(ofDonation, ne(payments.provider, "manual")))
    .limit(1);
  // That money is at PayFast: it goes back by a refund, which PayFast must confirm.
  if (throughPayfast) return "paid-through-payfast";
  await tx.update(donations).set({ status: "reversed" }).where(isDonation);
  await tx.update(payments).set({ status: "reversed" }).where(ofDonation);
  await tx
    .insert(donationReversals)
    .values({ organizationId, donationId, reason, byUserId, reversedAt: now });
  const reversed = await reverseTransactionsOf(tx, {
    organizationId,
    donationId,
    postedOn: calendarDateOf(now),
    description: "Donation recorded by mistake",
  });
  invariant(reversed === 1, "a recorded donation stands in the ledger once");
  const receivedOn = donation.receivedOn as CalendarDate;
  await takeFromTotals(tx, { ...donation, organizationId, donationId, receivedOn });
  if (donation.campaignId) await enqueue(tx, "site.refresh", { organizationId, id: donation.campaignId });
  return null;
}
