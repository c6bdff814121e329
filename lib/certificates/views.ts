import type { CalendarDate } from "@/lib/calendar";
import type { Cents } from "@/lib/money";

export type CertificateState = "preparing" | "issued" | "sent" | "withdrawn" | "voided" | "replaced";

/** The certificate that names a donation, newest first where there were several. */
export type CertificateOfDonation = {
  id: string;
  donationId: string;
  number: string;
  state: CertificateState;
  issuedOn: CalendarDate;
  mailedAt: Date | null;
  isLive: boolean;
  hasFile: boolean;
};

type Stored = {
  status: "issued" | "withdrawn" | "voided" | "replaced";
  storedAt: Date | null;
  mailedAt: Date | null;
};

/** How far an issued certificate has come, or why it no longer counts. */
export function certificateState({ status, storedAt, mailedAt }: Stored): CertificateState {
  if (status !== "issued") return status;
  if (mailedAt) return "sent";
  return storedAt ? "issued" : "preparing";
}

/** A certificate in a few words, for lists of what happened; no donor where the list is about them anyway. */
export type CertificateLabel = { number: string; donorName: string | null; totalCents: Cents };
