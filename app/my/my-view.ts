import type { CalendarDate } from "@/lib/calendar";
import type { CertificateState } from "@/lib/certificates/views";
import type { DonationState } from "@/lib/giving/donation-state";
import type { Tally } from "@/lib/giving/views";
import type { Cents } from "@/lib/money";

/** A gift as its donor sees it. */
export type GiftView = {
  id: string;
  organization: { id: string; slug: string; name: string };
  campaignTitle: string | null;
  amountCents: Cents;
  givenOn: CalendarDate;
  state: DonationState;
  wantsCertificate: boolean;
  certificate: {
    id: string;
    number: string;
    state: CertificateState;
    isLive: boolean;
    hasFile: boolean;
  } | null;
};

export type YearTotal = { taxYear: number; givenCents: Cents };

/** All that a donor's page shows, over every organisation they are linked to. */
export type MyView = {
  person: { name: string; firstName: string | null; email: string };
  today: CalendarDate;
  organizationCount: number;
  /** Oldest first; the last is the current tax year. */
  years: YearTotal[];
  claim: { sumCents: Cents; certificateCount: number; hasSpecimens: boolean };
  waiting: Tally;
  gifts: GiftView[];
  hasMoreGifts: boolean;
};
