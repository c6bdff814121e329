import { and, eq, inArray } from "drizzle-orm";
import { payfastNotifications, paymentEffects } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import { newId } from "@/lib/new-id";
import { bookSecondPayment, completePayment, failPayment, setAside } from "@/lib/payments/book-payment";
import { decide, judgeNotification, type Refusal } from "@/lib/payments/judge-notification";
import { lockCheckout } from "@/lib/payments/lock-checkout";
import { isConfirmedByPayfast } from "@/lib/payments/payfast/confirm-notification";
import type { Notification } from "@/lib/payments/payfast/notification";
import { listPayfastAccounts } from "@/lib/payments/payfast-account";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Settled = {
  status: "applied" | "unallocated" | "refused";
  reason: string | null;
  paymentId?: string | null;
};
type NotificationJob = { organizationId: string; id: string };
type Stored = { id: string; organizationId: string; receivedAt: Date; now: Date };

/**
 * Job: judges a stored notification and, when it is believed, books its money once and for all. Repeating it does
 * nothing; an outage of PayFast throws, so that the job is tried again. Returns what became of it.
 */
export async function applyNotification(
  { organizationId, id }: NotificationJob,
  now = new Date(),
): Promise<Settled["status"] | "gone"> {
  const system = { kind: "system", organizationId } as const;
  const seen = await withTenant(system, (tx) => judgeStored(tx, organizationId, id));
  if (typeof seen === "string") return seen;
  const { judged, rawBody } = seen;
  // Asked outside any transaction: PayFast may take seconds to answer.
  const isBelieved = judged.ok && (await isConfirmedByPayfast(env().PAYFAST_URL, rawBody));
  const refusal: Refusal | null = judged.ok ? (isBelieved ? null : "not-confirmed") : judged.reason;
  return withTenant(system, async (tx) => {
    const stored = await lockStored(tx, organizationId, id);
    if (isSettled(stored.status)) return stored.status;
    const { notification } = judged;
    const settled: Settled =
      refusal || !notification
        ? {
            status: "refused",
            reason: refusal,
            paymentId: await ourPayment(tx, organizationId, notification),
          }
        : await apply(tx, { ...stored, organizationId, now }, notification);
    await settle(tx, organizationId, id, settled, notification);
    return settled.status;
  });
}

async function judgeStored(tx: TenantTx, organizationId: string, id: string) {
  const [row] = await tx
    .select({
      status: payfastNotifications.status,
      bodyCiphertext: payfastNotifications.bodyCiphertext,
      sourceAddress: payfastNotifications.sourceAddress,
    })
    .from(payfastNotifications)
    .where(and(eq(payfastNotifications.organizationId, organizationId), eq(payfastNotifications.id, id)));
  if (!row) return "gone";
  if (isSettled(row.status)) return row.status;
  const rawBody = decrypt(row.bodyCiphertext, { organizationId, column: "payfast_notifications.body" });
  const accounts = await listPayfastAccounts(tx, organizationId);
  const arrived = { rawBody, sourceAddress: row.sourceAddress };
  return { rawBody, judged: judgeNotification(arrived, accounts, env().PAYFAST_SOURCES) };
}

// A refused one may be judged again, after a passphrase or an address list was mended.
const isSettled = (status: string): status is "applied" | "unallocated" =>
  status === "applied" || status === "unallocated";

async function lockStored(tx: TenantTx, organizationId: string, id: string) {
  const { status, receivedAt } = payfastNotifications;
  const [row] = await tx
    .select({ id: payfastNotifications.id, status, receivedAt })
    .from(payfastNotifications)
    .where(and(eq(payfastNotifications.organizationId, organizationId), eq(payfastNotifications.id, id)))
    .for("update");
  return row!;
}

/** The payment that a refused notification claims to be about, so that staff find it there. */
async function ourPayment(
  tx: TenantTx,
  organizationId: string,
  notification: Notification | null,
): Promise<string | null> {
  const checkout = notification && (await lockCheckout(tx, organizationId, notification.paymentId));
  return checkout?.paymentId ?? null;
}

async function apply(tx: TenantTx, stored: Stored, notification: Notification): Promise<Settled> {
  const { organizationId } = stored;
  const checkout = await lockCheckout(tx, organizationId, notification.paymentId);
  const decision = decide(notification, {
    environment: env().PAYFAST_ENVIRONMENT,
    payment: checkout,
    donationStatus: checkout?.donationStatus ?? null,
    campaignStatus: checkout?.campaignStatus ?? null,
    isFundClosed: checkout?.isFundClosed ?? false,
  });
  const paymentId = checkout?.paymentId ?? null;
  if (decision.act === "nothing") return { status: "applied", reason: decision.reason, paymentId };
  const isFirst = await claimEffect(tx, stored, notification, paymentId);
  if (!isFirst) return { status: "applied", reason: "already-booked", paymentId };
  if (notification.status !== "complete") {
    await failPayment(tx, checkout!, stored.now);
    return { status: "applied", reason: "failed", paymentId };
  }
  if (decision.act === "set-aside") {
    await setAside(tx, stored, notification, decision.reason);
    return { status: "unallocated", reason: decision.reason, paymentId };
  }
  if (decision.act === "complete") {
    await completePayment(tx, stored, checkout!, notification);
    return { status: "applied", reason: null, paymentId };
  }
  const secondId = await bookSecondPayment(tx, stored, checkout!, notification);
  return { status: "applied", reason: "paid-twice", paymentId: secondId };
}

/** Takes the one place that PayFast's payment has among our effects; false when it was taken before. */
async function claimEffect(
  tx: TenantTx,
  { organizationId, id: notificationId }: Stored,
  { providerPaymentId, status }: Notification,
  paymentId: string | null,
): Promise<boolean> {
  const kind = status === "complete" ? "completed" : "failed";
  const claimed = await tx
    .insert(paymentEffects)
    .values({
      organizationId,
      id: newId(),
      provider: "payfast",
      providerPaymentId,
      kind,
      paymentId,
      notificationId,
    })
    .onConflictDoNothing()
    .returning({ id: paymentEffects.id });
  return claimed.length > 0;
}

async function settle(
  tx: TenantTx,
  organizationId: string,
  id: string,
  settled: Settled,
  notification: Notification | null,
): Promise<void> {
  await tx
    .update(payfastNotifications)
    .set({
      ...settled,
      providerPaymentId: notification?.providerPaymentId ?? null,
      settledAt: new Date(),
    })
    .where(
      and(
        eq(payfastNotifications.organizationId, organizationId),
        eq(payfastNotifications.id, id),
        inArray(payfastNotifications.status, ["stored", "refused"]),
      ),
    );
}
