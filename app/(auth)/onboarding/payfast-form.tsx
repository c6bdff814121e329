"use client";

import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import type onboarding from "@/lib/messages/en/onboarding.json";
import { PayfastFields } from "@/lib/ui/payfast-fields";
import { savePayfast } from "./actions";
import type { CommonWords, FaultWords } from "./faults";
import { StepForm } from "./step-form";

type Props = { slug: string; words: (typeof onboarding)["payfast"]; common: CommonWords; faults: FaultWords };

export function PayfastForm({ slug, words, common, faults }: Props) {
  const later = (
    <a className="btn quiet lg" href={`/onboarding?organization=${slug}&step=campaign`}>
      {words.later}
    </a>
  );
  return (
    <StepForm
      action={(form) => savePayfast(slug, form)}
      common={common}
      faults={faults}
      submit={words.submit}
      beside={later}
    >
      {(errorOf) => (
        <>
          <PayfastFields words={words} errorOf={errorOf} icons={fieldIcons} />
          <p className="t-sm soft">{words.laterHelp}</p>
        </>
      )}
    </StepForm>
  );
}
