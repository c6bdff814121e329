import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import { payfastNotifications, payments, unallocatedPayments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Cents, cents } from "@/lib/money";
import type { SetAsideReason } from "@/lib/payments/judge-notification";
import type { NotificationReason } from "@/lib/payments/views";

const shownLimit = 50;

/** Money that arrived and fits no open donation, as long as nobody has decided on it; the latest first. */
export type UnallocatedView = {
  id: string;
  amountCents: Cents;
  reason: SetAsideReason;
  /** PayFast's number of the payment. */
  providerPaymentId: string;
  arrivedAt: Date;
};

export async function listUnallocated(tx: TenantTx, organizationId: string): Promise<UnallocatedView[]> {
  const u = unallocatedPayments;
  const found = await tx
    .select({
      id: u.id,
      amountCents: u.amountCents,
      reason: sql<SetAsideReason>`${u.reason}`,
      providerPaymentId: u.providerPaymentId,
      arrivedAt: u.createdAt,
    })
    .from(u)
    .where(and(eq(u.organizationId, organizationId), isNull(u.resolvedAt)))
    .orderBy(desc(u.createdAt))
    .limit(shownLimit);
  return found.map((row) => ({ ...row, amountCents: cents(row.amountCents) }));
}

/** A second genuine payment for one checkout: booked, and perhaps not meant. */
export type PaidTwiceView = {
  id: string;
  donationId: string;
  reference: string;
  amountCents: Cents;
  providerPaymentId: string | null;
  completedAt: Date | null;
};

export async function listPaidTwice(tx: TenantTx, organizationId: string): Promise<PaidTwiceView[]> {
  const p = payments;
  const found = await tx
    .select({
      id: p.id,
      donationId: p.donationId,
      reference: donations.reference,
      amountCents: p.amountCents,
      providerPaymentId: p.providerPaymentId,
      completedAt: p.completedAt,
    })
    .from(p)
    .innerJoin(donations, and(eq(donations.organizationId, organizationId), eq(donations.id, p.donationId)))
    .where(and(eq(p.organizationId, organizationId), eq(p.isSecond, true), eq(p.status, "completed")))
    .orderBy(desc(p.completedAt))
    .limit(shownLimit);
  return found.map((row) => ({ ...row, amountCents: cents(row.amountCents) }));
}

/** What was posted as PayFast's and refused; a wrong passphrase of ours looks the same as somebody's forgery. */
export type RefusedNotificationView = {
  id: string;
  reason: NotificationReason | null;
  copies: number;
  receivedAt: Date;
};

export async function listRefusedNotifications(
  tx: TenantTx,
  organizationId: string,
): Promise<RefusedNotificationView[]> {
  const n = payfastNotifications;
  return tx
    .select({
      id: n.id,
      reason: sql<NotificationReason | null>`${n.reason}`,
      copies: n.copies,
      receivedAt: n.receivedAt,
    })
    .from(n)
    .where(and(eq(n.organizationId, organizationId), eq(n.status, "refused")))
    .orderBy(desc(n.receivedAt))
    .limit(shownLimit);
}
