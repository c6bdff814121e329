import { type CalendarDate, parseCalendarDate } from "@/lib/calendar";
import { addCents, type Cents, cents, parsePlainRand } from "@/lib/money";
import { parseFormBody } from "@/lib/payments/payfast/form-body";

/** What PayFast tells us about one payment, read strictly. It proves nothing before its signature is checked. */
export type Notification = {
  /** PayFast's own number of the payment: its identity, also when the rest repeats. */
  providerPaymentId: string;
  /** Our id, as posted at checkout; blank on what was not started by us. */
  paymentId: string;
  merchantId: string;
  token: string | null;
  billingOn: CalendarDate | null;
} & (
  | { status: "complete"; grossCents: Cents; feeCents: Cents; netCents: Cents }
  | { status: "pending" | "failed" | "cancelled" }
);

export type NotificationFault =
  | "malformed"
  | "no-payment-number"
  | "no-merchant"
  | "unknown-status"
  | "unreadable-amount"
  | "amounts-disagree"
  | "unreadable-date";

const statuses = {
  COMPLETE: "complete",
  PENDING: "pending",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const;

/** Reads the raw body of a notification. PayFast's fee is negative there; `feeCents` is what it kept, 0 or more. */
export function parseNotification(
  rawBody: string,
): { ok: true; notification: Notification } | { ok: false; reason: NotificationFault } {
  const pairs = parseFormBody(rawBody);
  if (!pairs) return { ok: false, reason: "malformed" };
  const field = new Map(pairs);
  const text = (name: string) => field.get(name) ?? "";
  if (!/^\d{1,20}$/.test(text("pf_payment_id"))) return { ok: false, reason: "no-payment-number" };
  if (!/^\d{1,20}$/.test(text("merchant_id"))) return { ok: false, reason: "no-merchant" };
  if (!Object.hasOwn(statuses, text("payment_status"))) return { ok: false, reason: "unknown-status" };
  const status = statuses[text("payment_status") as keyof typeof statuses];
  const billingOn = text("billing_date") === "" ? null : parseCalendarDate(text("billing_date"));
  if (text("billing_date") !== "" && !billingOn) return { ok: false, reason: "unreadable-date" };

  const about = {
    providerPaymentId: text("pf_payment_id"),
    paymentId: text("m_payment_id"),
    merchantId: text("merchant_id"),
    token: text("token") || null,
    billingOn,
  };
  if (status !== "complete") return { ok: true, notification: { ...about, status } };
  const [grossCents, fee, netCents] = ["amount_gross", "amount_fee", "amount_net"].map((name) =>
    parsePlainRand(text(name)),
  ) as [Cents | null, Cents | null, Cents | null];
  if (grossCents === null || fee === null || netCents === null)
    return { ok: false, reason: "unreadable-amount" };
  const isPlausible = grossCents > 0 && fee <= 0 && addCents(grossCents, fee) === netCents && netCents >= 0;
  if (!isPlausible) return { ok: false, reason: "amounts-disagree" };
  return { ok: true, notification: { ...about, status, grossCents, feeCents: cents(-fee), netCents } };
}
