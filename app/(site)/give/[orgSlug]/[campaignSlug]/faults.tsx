import type { Ref } from "react";
import type { CheckoutFault, CheckoutFaults } from "@/lib/giving/checkout-input";
import { ErrorSummary } from "@/lib/ui/error-summary";
import type { FormTexts } from "./giving-state";

/** What to put right, or why the gift cannot be taken. */
export function Faults({
  faults,
  refusal,
  texts,
  sentences,
  ref,
}: {
  faults: CheckoutFaults;
  refusal?: string;
  texts: FormTexts;
  sentences: Record<CheckoutFault, string>;
  ref: Ref<HTMLDivElement>;
}) {
  const errors = Object.entries(faults).map(([field, fault]) => ({ field, message: sentences[fault] }));
  if (errors.length === 0 && refusal)
    return <ErrorSummary ref={ref} title={texts.summaryRefused} errors={[{ message: refusal }]} />;
  const title =
    errors.length === 1 ? texts.summaryOne : texts.summaryMany.replace("{count}", String(errors.length));
  return <ErrorSummary ref={ref} title={title} errors={errors} />;
}
