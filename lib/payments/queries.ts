import { and, desc, eq } from "drizzle-orm";
import { payfastNotifications, payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { NotificationView } from "@/lib/payments/views";

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
