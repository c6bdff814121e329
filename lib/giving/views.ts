import type { CalendarDate } from "@/lib/calendar";
import type { DonationReference } from "@/lib/giving/donation-reference";
import type { DonationState } from "@/lib/giving/donation-state";
import type { Goods } from "@/lib/giving/goods";
import type { Cents } from "@/lib/money";

export type DonationMethod = "card" | "eft" | "cash" | "goods";

/** A donation as a line of a list. */
export type DonationRow = {
  id: string;
  donorId: string;
  donorName: string;
  campaignTitle: string | null;
  fundName: string;
  isSection18aFund: boolean;
  method: DonationMethod;
  state: DonationState;
  amountCents: Cents;
  /** When it was begun or captured. */
  givenAt: Date;
  /** The day it counts by in lists: of receipt, or of its beginning while nothing has arrived. */
  givenOn: CalendarDate;
  /** The day of receipt; null while nothing has arrived. */
  receivedOn: CalendarDate | null;
  wantsCertificate: boolean;
};

/** A donation with all that its page shows of it; identity only as it may be shown without revealing. */
export type DonationDetail = DonationRow & {
  reference: DonationReference;
  isReceiptConfirmed: boolean;
  feeCents: Cents | null;
  donor: {
    email: string | null;
    identityMasked: string | null;
    taxReferenceMasked: string | null;
    givenCents: Cents;
    giftCount: number;
  };
  /** What was given in place of money. */
  goods: Goods | null;
  /** Why it was taken back, in the words of who did it. */
  reversedReason: string | null;
  paymentIds: string[];
  /** A second genuine payment came in for the same checkout. */
  isPaidTwice: boolean;
};

/** How far a campaign has come. */
export type CampaignProgress = {
  id: string;
  title: string;
  slug: string;
  status: "draft" | "published" | "closed";
  raisedCents: Cents;
  goalCents: Cents | null;
  donorCount: number;
  endsOn: CalendarDate | null;
};

/** Count and sum of the donations in one state. */
export type Tally = { count: number; sumCents: Cents };

/** A donation in a few words, for lists of what happened. */
export type DonationLabel = { donorName: string; campaignTitle: string | null; amountCents: Cents };
