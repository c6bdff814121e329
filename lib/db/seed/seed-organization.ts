import type { CampaignInput } from "@/lib/giving/campaign";

type Campaign = Omit<CampaignInput, "fundId" | "startsOn" | "endsOn"> & {
  fund: string;
  endsInDays?: number;
  /** Published unless it says otherwise; one that closes has been given to before. */
  state?: "draft" | "closed";
};

export type SeedOrganization = {
  slug: string;
  name: string;
  details: {
    registeredName: string;
    pboNumber: string;
    npoNumber: string;
    addressLine1: string;
    town: string;
    postalCode: string;
    signatoryName: string;
    signatoryTitle: string;
    contactEmail: string;
    contactPhone: string;
    about: string;
  };
  payfast: { merchantId: string; merchantKey: string; passphrase: string };
  people: { role: string; firstName: string; lastName: string }[];
  funds: { name: string; isSection18aEligible: boolean }[];
  campaigns: Campaign[];
};
