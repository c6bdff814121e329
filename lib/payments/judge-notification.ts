import type { Merchant } from "@/lib/payments/payfast/checkout";
import {
  type Notification,
  type NotificationFault,
  parseNotification,
} from "@/lib/payments/payfast/notification";
import { notificationIsGenuine } from "@/lib/payments/payfast/signature";
import { isPayfastSource } from "@/lib/payments/payfast/sources";

/** Why a notification is not believed and changes nothing. */
export type Refusal =
  | NotificationFault
  | "no-account"
  | "not-genuine"
  | "unknown-source"
  | "other-merchant"
  | "not-confirmed";

/** A refused one that could be read still says which payment it speaks of. */
export type Judged =
  | { ok: true; notification: Notification }
  | { ok: false; reason: Refusal; notification: Notification | null };

/**
 * PayFast's checks that need no network: signature, readable, source, merchant. Its own answer comes after. The
 * accounts are those that a payment may have been begun with.
 */
export function judgeNotification(
  arrived: { rawBody: string; sourceAddress: string | null },
  accounts: readonly Merchant[],
  extraSources: string | undefined,
): Judged {
  const refused = (reason: Refusal, notification: Notification | null = null) =>
    ({ ok: false, reason, notification }) as const;
  if (accounts.length === 0) return refused("no-account");
  const signers = accounts.filter(({ passphrase }) => notificationIsGenuine(arrived.rawBody, passphrase));
  if (signers.length === 0) return refused("not-genuine");
  const read = parseNotification(arrived.rawBody);
  if (!read.ok) return refused(read.reason);
  const { notification } = read;
  if (!isPayfastSource(arrived.sourceAddress, extraSources)) return refused("unknown-source", notification);
  if (!signers.some(({ merchantId }) => merchantId === notification.merchantId))
    return refused("other-merchant", notification);
  return read;
}

/** What our own books know of the payment that a believed notification is about. */
export type Situation = {
  environment: "live" | "sandbox";
  payment: { status: string; amountCents: number; environment: string } | null;
  donationStatus: string | null;
  campaignStatus: string | null;
  isFundClosed: boolean;
};

/** Why genuine money is set aside for a person to allocate. Never away. */
export type SetAsideReason =
  | "unknown-token"
  | "unknown-payment"
  | "other-environment"
  | "wrong-amount"
  | "campaign-closed"
  | "fund-closed";

export type Decision =
  | { act: "complete" | "book-second" | "fail" }
  | { act: "set-aside"; reason: SetAsideReason }
  | { act: "nothing"; reason: "pending" | "cancelled" | "already-failed" | "paid-already" };

/**
 * What a believed notification does. Money is booked from any state; only a refund or chargeback takes a completed
 * payment back, so a failure told late does nothing.
 */
export function decide(notification: Notification, situation: Situation): Decision {
  const { payment } = situation;
  if (notification.status !== "complete") {
    if (notification.status !== "failed") return { act: "nothing", reason: notification.status };
    if (payment?.status === "started") return { act: "fail" };
    return { act: "nothing", reason: payment?.status === "completed" ? "paid-already" : "already-failed" };
  }
  const setAside = whySetAside(notification.token, notification.grossCents, situation);
  if (setAside) return { act: "set-aside", reason: setAside };
  const isOpen = payment?.status === "started" || payment?.status === "failed";
  const isUnpaid = situation.donationStatus === "pending" || situation.donationStatus === "expired";
  return { act: isOpen && isUnpaid ? "complete" : "book-second" };
}

function whySetAside(token: string | null, grossCents: number, situation: Situation): SetAsideReason | null {
  const { payment } = situation;
  // There are no recurring donations yet, so no token can be one of ours.
  if (token !== null) return "unknown-token";
  if (!payment) return "unknown-payment";
  if (payment.environment !== situation.environment) return "other-environment";
  if (payment.amountCents !== grossCents) return "wrong-amount";
  if (situation.campaignStatus === "closed") return "campaign-closed";
  return situation.isFundClosed ? "fund-closed" : null;
}
