import type { CalendarDate } from "@/lib/calendar";
import type { DonationReference } from "@/lib/giving/donation-reference";
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

type Linked = { id: string; number: string };

/** A number of the register, with who issued and ended it, when and why. */
export type RegisterRow = {
  id: string;
  number: string;
  series: "18A" | "SPECIMEN";
  taxYear: number;
  issuedOn: CalendarDate;
  /** Null where a rule issued it, not a person. */
  issuedBy: string | null;
  donorId: string;
  donorName: string;
  donationCount: number;
  totalCents: Cents;
  state: CertificateState;
  /** It still counts. */
  isLive: boolean;
  hasFile: boolean;
  /** The reason is a person's words, or "money-went-back" where a refund forced it; then nobody did it. */
  ending: { at: Date; by: string | null; reason: string | null } | null;
  replaces: Linked | null;
  replacedBy: Linked | null;
};

type StateTally = { count: number; sumCents: Cents };

/** Counts and sums of what a filter of the register shows. */
export type RegisterTally = Record<"issued" | "withdrawn" | "voided" | "replaced", StateTally> & StateTally;

export type NumbersTaken = { series: "18A" | "SPECIMEN"; taxYear: number; lastNumber: number };

/** A donation as a certificate names it. */
export type CertifiedDonation = {
  id: string;
  reference: DonationReference;
  fundName: string;
  amountCents: Cents;
  receivedOn: CalendarDate;
  taxYear: number;
};

export type CertificateDetail = RegisterRow & {
  ruleSet: string;
  verifyCode: string;
  pdfSha256: string | null;
  mailedAt: Date | null;
  /** The donor can be sent a certificate. */
  hasEmail: boolean;
  donations: CertifiedDonation[];
};
