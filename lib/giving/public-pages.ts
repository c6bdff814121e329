import type { CalendarDate } from "@/lib/calendar";
import type { Cents } from "@/lib/money";

/** What anyone may know of an organisation. */
export type PublicOrganization = {
  slug: string;
  name: string;
  about: string;
  town: string;
  pboNumber: string | null;
  contactEmail: string;
  contactPhone: string | null;
  /** Approved under section 18A, as an operator checked. */
  isApproved: boolean;
};

/** What anyone may know of a campaign, with its totals. */
export type PublicCampaign = {
  slug: string;
  title: string;
  summary: string;
  /** Plain paragraphs. */
  story: string[];
  goalCents: Cents | null;
  raisedCents: Cents;
  donorCount: number;
  endsOn: CalendarDate | null;
  suggestions: { amountCents: Cents; meaning: string }[];
  /** Where each R 100 goes; percentages sum to 100. */
  spending: { label: string; percent: number }[];
  /** Whether a gift can be taken now; if not, why. */
  taking: "open" | "not-started" | "ended" | "closed" | "no-payments";
  /** The organisation is approved and the fund eligible. */
  offersCertificate: boolean;
};

/** How a gift stands, for whoever holds its link: without the donor's name or address. */
export type GiftStatus = {
  id: string;
  organization: PublicOrganization;
  campaign: { slug: string; title: string } | null;
  state: "waiting" | "confirmed" | "failed" | "expired" | "refunded";
  amountCents: Cents;
  /** GV reference without blanks. */
  reference: string;
  startedAt: Date;
  confirmedAt: Date | null;
  certificate: "not-asked" | "coming" | "issued" | "sent";
  certificateNumber: string | null;
};
