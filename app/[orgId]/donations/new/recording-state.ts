import type { ReactNode } from "react";
import type { FormTexts } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/giving-state";
import type { FoundDonor } from "@/lib/giving/find-donors";
import type { RecordingFault, RecordingFaults, RecordingValues } from "@/lib/giving/recording";
import type recording from "@/lib/messages/en/recording.json";

export type RecordingState = {
  formKey: string;
  values: RecordingValues;
  faults: RecordingFaults;
  /** Donors that were looked for; null before anybody looked. */
  found: FoundDonor[] | null;
  /** Why the donation as a whole was refused, as a sentence. */
  refusal?: string;
  isExpired?: boolean;
};

export type RecordingProps = {
  action: (state: RecordingState, form: FormData) => Promise<RecordingState>;
  initial: RecordingState;
  maySearch: boolean;
  purposes: { label: string; options: { value: string; label: string }[] }[];
  countries: [code: string, name: string][];
  today: string;
  listHref: string;
  texts: (typeof recording)["form"];
  taxTexts: FormTexts;
  sentences: Record<RecordingFault, string>;
  icons: Record<"error" | "fine" | "search", ReactNode>;
};
