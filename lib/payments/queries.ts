import { and, count, desc, eq, isNull, sql, sum } from "drizzle-orm";
import { payfastNotifications, payments, unallocatedPayments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Cents, cents } from "@/lib/money";
import type { NotificationReason, NotificationView } from "@/lib/payments/views";

/** What PayFast told us about a donation's payments, newest first. */
export async function listNotificationsOfDonation(
  tx: TenantTx,
  organizationId: string,
  donationId: string,
): Promise<NotificationView[]> {
  return tx
    .select({
      id: payfastNotifications.id,
      status: payfastNotifications.status,
      reason: sql<NotificationReason | null>`${payfastNotifications.reason}`,
      copies: payfastNotifications.copies,
      receivedAt: payfastNotifications.receivedAt,
    })
    .from(payfastNotifications)
    .innerJoin(
      payments,
      and(eq(payments.organizationId, organizationId), eq(payments.id, payfastNotifications.paymentId)),
    )
    .where(and(eq(payfastNotifications.organizationId, organizationId), eq(payments.donationId, donationId)))
    .orderBy(desc(payfastNotifications.receivedAt), desc(payfastNotifications.id))
    .limit(50);
}

/** Money that arrived and fits no open donation, as long as nobody has decided on it. */
export async function tallyUnallocated(
  tx: TenantTx,
  organizationId: string,
): Promise<{ count: number; sumCents: Cents }> {
  const [total] = await tx
    .select({ count: count(), sumCents: sum(unallocatedPayments.amountCents) })
    .from(unallocatedPayments)
    .where(
      and(eq(unallocatedPayments.organizationId, organizationId), isNull(unallocatedPayments.resolvedAt)),
    );
  return { count: total?.count ?? 0, sumCents: cents(Number(total?.sumCents ?? 0)) };
}
