/** What a donation is to the person looking at it, from its own status and that of its latest payment. */
export type DonationState =
  | "pending"
  | "completed"
  | "failed"
  | "expired"
  | "refunded"
  | "charged-back"
  | "reversed";

type DonationStatus = "pending" | "completed" | "expired" | "reversed" | "refunded";
type PaymentStatus = "started" | "completed" | "failed" | "refunded" | "charged-back" | "reversed";

/** The state to show. A payment only adds why a donation is not complete. */
export function donationState(status: DonationStatus, payment: PaymentStatus | null): DonationState {
  if (status === "pending" && payment === "failed") return "failed";
  if (status === "reversed" && payment === "charged-back") return "charged-back";
  return status;
}

/** Whether it no longer counts: its amount is struck out. */
export function isStruckOut(state: DonationState): boolean {
  return state !== "completed" && state !== "pending";
}
