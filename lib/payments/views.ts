import type { Refusal, SetAsideReason } from "@/lib/payments/judge-notification";

/** One notification of PayFast about a donation, and what became of it. */
export type NotificationView = {
  id: string;
  status: "stored" | "applied" | "unallocated" | "refused";
  /** Why it was refused, set aside, or changed nothing; null when it paid the donation. */
  reason: NotificationReason | null;
  copies: number;
  receivedAt: Date;
};

export type NotificationReason =
  | Refusal
  | SetAsideReason
  | "pending"
  | "cancelled"
  | "failed"
  | "already-failed"
  | "paid-already"
  | "already-booked"
  | "paid-twice";
