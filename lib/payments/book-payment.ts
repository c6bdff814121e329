import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { calendarDateOf } from "@/lib/calendar";
import { donations } from "@/lib/db/schema/giving";
import { payments, unallocatedPayments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Account, accounts, incomeOf } from "@/lib/ledger/account";
import { type Line, postTransaction } from "@/lib/ledger/post-transaction";
import { queueMail } from "@/lib/mail/queue-mail";
import { type Cents, cents } from "@/lib/money";
import { newId } from "@/lib/new-id";
import type { SetAsideReason } from "@/lib/payments/judge-notification";
import type { Checkout } from "@/lib/payments/lock-checkout";
import type { Notification } from "@/lib/payments/payfast/notification";
import { addToTotals } from "@/lib/payments/totals";

/** Money that PayFast took and confirmed. */
export type PaidNotification = Extract<Notification, { status: "complete" }>;
type Stored = { id: string; organizationId: string; receivedAt: Date; now: Date };

/** Completes the payment and its donation: ledger, totals, history, and what follows, all in this transaction. */
export async function completePayment(
  tx: TenantTx,
  { organizationId, receivedAt, now }: Stored,
  checkout: Checkout,
  paid: PaidNotification,
): Promise<void> {
  const { paymentId, donationId, campaignId, amountCents } = checkout;
  // PayFast's notifications carry no time: its history confirms the day.
  const receivedOn = calendarDateOf(receivedAt);
  const completedAt = now;
  const { providerPaymentId, feeCents } = paid;
  await tx
    .update(payments)
    .set({ status: "completed", providerPaymentId, feeCents, completedAt })
    .where(and(eq(payments.organizationId, organizationId), eq(payments.id, paymentId)));
  await tx
    .update(donations)
    .set({ status: "completed", receivedOn, completedAt })
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, donationId)));
  await postTransaction(tx, {
    organizationId,
    postedOn: receivedOn,
    description: "Donation through PayFast",
    paymentId,
    donationId,
    lines: linesOf(paid, incomeOf(checkout.fund)),
  });
  await addToTotals(tx, { ...checkout, receivedOn, amountCents });
  await recordEvent(tx, {
    ...byPayfast(organizationId, donationId, now),
    action: "donation.completed",
    details: { paymentId, providerPaymentId, amountCents, feeCents },
  });
  await queueMail(tx, { organizationId, kind: "thank-you", subjectId: donationId });
  if (checkout.wantsCertificate) await enqueue(tx, "certificate.issue", { organizationId, id: donationId });
  if (campaignId) await enqueue(tx, "site.refresh", { organizationId, id: campaignId });
  await enqueue(tx, "payfast.confirm-receipt", { organizationId, id: paymentId });
}

/** Books a second genuine payment of one checkout beside the first; staff see "paid twice?". Returns its id. */
export async function bookSecondPayment(
  tx: TenantTx,
  { organizationId, receivedAt, now }: Stored,
  checkout: Checkout,
  paid: PaidNotification,
): Promise<string> {
  const { donationId, amountCents, environment } = checkout;
  const { providerPaymentId, feeCents } = paid;
  const paymentId = newId();
  await tx.insert(payments).values({
    organizationId,
    id: paymentId,
    donationId,
    provider: "payfast",
    environment,
    status: "completed",
    amountCents,
    feeCents,
    providerPaymentId,
    completedAt: now,
    isSecond: true,
  });
  await postTransaction(tx, {
    organizationId,
    postedOn: calendarDateOf(receivedAt),
    description: "Second payment of one checkout, paid twice?",
    paymentId,
    donationId,
    // No income yet: the donor may want it back.
    lines: linesOf(paid, accounts.unallocated),
  });
  await recordEvent(tx, {
    ...byPayfast(organizationId, donationId, now),
    action: "payment.paid-twice",
    details: { paymentId, providerPaymentId, amountCents, feeCents },
  });
  await enqueue(tx, "payfast.confirm-receipt", { organizationId, id: paymentId });
  return paymentId;
}

/** Books genuine money that fits no open donation as a receipt not yet allocated. */
export async function setAside(
  tx: TenantTx,
  { organizationId, id: notificationId, receivedAt, now }: Stored,
  paid: PaidNotification,
  reason: SetAsideReason,
): Promise<void> {
  const { providerPaymentId, grossCents: amountCents, feeCents } = paid;
  const unallocatedPaymentId = newId();
  await tx.insert(unallocatedPayments).values({
    organizationId,
    id: unallocatedPaymentId,
    provider: "payfast",
    providerPaymentId,
    amountCents,
    feeCents,
    reason,
    notificationId,
  });
  await postTransaction(tx, {
    organizationId,
    postedOn: calendarDateOf(receivedAt),
    description: "PayFast receipt not yet allocated",
    unallocatedPaymentId,
    lines: linesOf(paid, accounts.unallocated),
  });
  await recordEvent(tx, {
    ...byPayfast(organizationId, unallocatedPaymentId, now),
    subjectType: "unallocated-payment",
    action: "payment.set-aside",
    details: { providerPaymentId, amountCents, feeCents, reason },
  });
}

/** Notes that an attempt failed. The donation stays open: the donor may try again. */
export async function failPayment(tx: TenantTx, checkout: Checkout, now: Date): Promise<void> {
  const { organizationId, paymentId, donationId } = checkout;
  await tx
    .update(payments)
    .set({ status: "failed" })
    .where(and(eq(payments.organizationId, organizationId), eq(payments.id, paymentId)));
  await recordEvent(tx, {
    ...byPayfast(organizationId, donationId, now),
    action: "payment.failed",
    details: { paymentId },
  });
}

/** The gross stands as PayFast's debt to us, and its fee is an expense taken from that debt. */
function linesOf(
  { grossCents, feeCents }: { grossCents: Cents; feeCents: Cents },
  credited: Account,
): Line[] {
  const gross: Line[] = [
    { account: accounts.payfastClearing, amountCents: grossCents },
    { account: credited, amountCents: cents(-grossCents) },
  ];
  if (feeCents === 0) return gross;
  return [
    ...gross,
    { account: accounts.paymentFees, amountCents: feeCents },
    { account: accounts.payfastClearing, amountCents: cents(-feeCents) },
  ];
}

const byPayfast = (organizationId: string, donationId: string, happenedAt: Date) => ({
  organizationId,
  actorKind: "payfast" as const,
  subjectType: "donation",
  subjectId: donationId,
  happenedAt,
});
