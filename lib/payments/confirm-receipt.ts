import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { addDays, type CalendarDate, calendarDate } from "@/lib/calendar";
import { certificateLines } from "@/lib/db/schema/certificates";
import { donations } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { env } from "@/lib/env";
import { invariant } from "@/lib/invariant";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Checkout, lockCheckout } from "@/lib/payments/lock-checkout";
import type { Merchant } from "@/lib/payments/payfast/checkout";
import { type HistoryLine, listTransactionHistory } from "@/lib/payments/payfast/transaction-history";
import { listPayfastAccounts } from "@/lib/payments/payfast-account";
import { moveToDay } from "@/lib/payments/totals";
import { withTenant } from "@/lib/tenancy/with-tenant";

// PayFast's day and ours differ by hours at most; a week leaves room for a notification that was long under way.
const daysEitherSide = 7;

/**
 * Job: takes the day of receipt from PayFast's own transaction history, which its notifications leave out. Until
 * then the day is provisional. Throws while the history does not show the payment, to be tried again later.
 */
export async function confirmReceipt(
  { organizationId, id }: { organizationId: string; id: string },
  now = new Date(),
): Promise<"confirmed" | "nothing"> {
  const system = { kind: "system", organizationId } as const;
  const open = await withTenant(system, async (tx) => {
    const checkout = await lockCheckout(tx, organizationId, id);
    if (!checkout || !isWaiting(checkout)) return null;
    const accounts = await listPayfastAccounts(tx, organizationId);
    invariant(accounts.length > 0, "an organisation with PayFast payments keeps its PayFast account");
    return { accounts, checkout };
  });
  if (!open) return "nothing";
  const line = await findLine(open.checkout, open.accounts);
  return withTenant(system, async (tx) => {
    const checkout = await lockCheckout(tx, organizationId, id);
    if (!checkout || !isWaiting(checkout)) return "nothing";
    await confirm(tx, checkout, line.happenedOn, now);
    return "confirmed";
  });
}

function isWaiting(checkout: Checkout): boolean {
  const isPayfasts = checkout.provider === "payfast" && checkout.environment === env().PAYFAST_ENVIRONMENT;
  return (
    isPayfasts && checkout.status === "completed" && !checkout.confirmedAt && checkout.receivedOn !== null
  );
}

/** The payment in the history of the account it was paid into, which may have been followed by another meanwhile. */
async function findLine(checkout: Checkout, accounts: Merchant[]): Promise<HistoryLine> {
  const { PAYFAST_API_URL: url, PAYFAST_ENVIRONMENT: environment } = env();
  const around = calendarDate(checkout.receivedOn!);
  let isAnswered = false;
  for (const account of accounts) {
    const lines = await listTransactionHistory(
      { url, isSandbox: environment === "sandbox" },
      account,
      addDays(around, -daysEitherSide),
      addDays(around, daysEitherSide),
    );
    if (lines) isAnswered = true;
    const line = lines && lineOf(checkout, lines);
    if (line) return line;
  }
  if (!isAnswered) throw new Error("PayFast refuses this organisation's merchant id and passphrase");
  throw new Error("PayFast's history does not show this payment yet");
}

function lineOf({ providerPaymentId, amountCents }: Checkout, lines: HistoryLine[]): HistoryLine | undefined {
  const line = lines.find((each) => each.providerPaymentId === providerPaymentId && each.grossCents > 0);
  if (line && line.grossCents !== amountCents)
    throw new Error("PayFast's history shows another amount for this payment");
  return line;
}

async function confirm(
  tx: TenantTx,
  checkout: Checkout,
  happenedOn: CalendarDate,
  confirmedAt: Date,
): Promise<void> {
  const { organizationId, paymentId, donationId, receivedOn, isSecond } = checkout;
  await tx
    .update(payments)
    .set({ confirmedAt })
    .where(and(eq(payments.organizationId, organizationId), eq(payments.id, paymentId)));
  if (isSecond) return;
  const isMoved = happenedOn !== receivedOn;
  // What stands on a certificate is locked; the difference is kept in the history for a person to see.
  const isLocked = isMoved && (await isCertified(tx, organizationId, donationId));
  const newDay = isMoved && !isLocked ? happenedOn : receivedOn!;
  await tx
    .update(donations)
    .set({ receivedOn: newDay, receiptConfirmedAt: confirmedAt })
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, donationId)));
  if (newDay !== receivedOn) await moveToDay(tx, { ...checkout, receivedOn: receivedOn! }, newDay);
  await recordEvent(tx, {
    organizationId,
    actorKind: "payfast",
    action: isLocked ? "donation.receipt-differs" : "donation.receipt-confirmed",
    subjectType: "donation",
    subjectId: donationId,
    details: { paymentId, happenedOn, provisionalOn: receivedOn },
    happenedAt: confirmedAt,
  });
  if (checkout.wantsCertificate) await enqueue(tx, "certificate.issue", { organizationId, id: donationId });
}

async function isCertified(tx: TenantTx, organizationId: string, donationId: string): Promise<boolean> {
  const live = await tx
    .select({ id: certificateLines.id })
    .from(certificateLines)
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.donationId, donationId),
        eq(certificateLines.isLive, true),
      ),
    )
    .limit(1);
  return live.length > 0;
}
