import type { CalendarDate } from "@/lib/calendar";
import type { DonationReference } from "@/lib/giving/donation-reference";
import type { DonationRow } from "@/lib/giving/views";
import type { Cents } from "@/lib/money";

export const donorKinds = ["person", "company", "trust", "other"] as const;
export type DonorKind = (typeof donorKinds)[number];
export const donorLanguages = ["en", "af", "zu"] as const;

/** What a donor's completed gifts come to. */
export type DonorGiving = { giftCount: number; givenCents: Cents; lastGiftOn: CalendarDate | null };

/** A donor as a line of a list. */
export type DonorRow = DonorGiving & {
  id: string;
  kind: DonorKind;
  name: string;
  email: string | null;
  phone: string | null;
};

/** Completed gifts of one tax year, and how much of them stands on certificates that count. */
export type DonorYear = { taxYear: number; giftCount: number; givenCents: Cents; certifiedCents: Cents };

/** A donor with all that their page shows; identity only as it may be shown without revealing. */
export type DonorDetail = DonorRow & {
  firstName: string | null;
  lastName: string | null;
  language: string;
  newsConsentAt: Date | null;
  knownSince: Date;
  identity: { identityMasked: string | null; taxReferenceMasked: string | null } | null;
  years: DonorYear[];
  /** The newest gifts, a hundred at most. */
  gifts: (DonationRow & { reference: DonationReference })[];
};
