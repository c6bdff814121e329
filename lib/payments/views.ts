/** One notification of PayFast about a donation, and what became of it. */
export type NotificationView = {
  id: string;
  status: "stored" | "applied" | "unallocated" | "refused";
  copies: number;
  receivedAt: Date;
};
