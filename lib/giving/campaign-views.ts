import type { CalendarDate } from "@/lib/calendar";
import type { SpendingShare, SuggestedAmount } from "@/lib/db/schema/giving";
import type { Cents } from "@/lib/money";

export type CampaignStatus = "draft" | "published" | "closed";

/** A campaign as a line of the list. */
export type CampaignRow = {
  id: string;
  title: string;
  slug: string;
  status: CampaignStatus;
  fundId: string;
  fundName: string;
  isSection18aFund: boolean;
  goalCents: Cents | null;
  raisedCents: Cents;
  donorCount: number;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
};

/** A campaign with all that can be changed of it. `version` tells whether somebody else changed it meanwhile. */
export type CampaignDetail = CampaignRow & {
  summary: string;
  story: string;
  suggestedAmounts: SuggestedAmount[];
  spending: SpendingShare[];
  donationCount: number;
  version: string;
};

/** A fund, its account in the ledger, what came in for it and what collects for it. */
export type FundRow = {
  id: string;
  name: string;
  accountCode: string;
  isSection18aEligible: boolean;
  isClosed: boolean;
  raisedCents: Cents;
  openCampaigns: number;
};
