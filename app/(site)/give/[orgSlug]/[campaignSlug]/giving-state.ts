import type { ReactNode } from "react";
import type {
  CheckoutFault,
  CheckoutFaults,
  CheckoutField,
  CheckoutValues,
} from "@/lib/giving/checkout-input";
import type { PublicCampaign } from "@/lib/giving/public-pages";
import type { messages } from "@/lib/messages/en";

export type FormTexts = (typeof messages)["give"]["form"];

/** What the form shows: what was typed, what is wrong with it, and which step that concerns. */
export type GivingState = {
  at: "gift" | "you";
  values: CheckoutValues;
  faults: CheckoutFaults;
  /** Why the gift as a whole was refused, as a sentence. */
  refusal?: string;
};

export type GivingFormProps = {
  action: (state: GivingState, form: FormData) => Promise<GivingState>;
  initial: GivingState;
  suggestions: PublicCampaign["suggestions"];
  offersCertificate: boolean;
  countries: [code: string, name: string][];
  texts: FormTexts;
  sentences: Record<CheckoutFault, string>;
  /** Drawn on the server: icons have no business in the browser's code. */
  icons: Record<"done1" | "done2" | "safe" | "lock" | "error" | "fine", ReactNode>;
};

export type FieldsProps = GivingFormProps & {
  values: CheckoutValues;
  faults: CheckoutFaults;
  fine: CheckoutField[];
};
