"use client";

import { fieldIcons } from "@/app/(auth)/_parts/code-field";
import type onboarding from "@/lib/messages/en/onboarding.json";
import { described, Field, TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import { openGivingPage } from "./actions";
import type { CommonWords, FaultWords } from "./faults";
import { StepForm } from "./step-form";

type Words = (typeof onboarding)["campaign"] & { optional: string; back: string };
type Props = { slug: string; words: Words; common: CommonWords; faults: FaultWords };

export function CampaignForm({ slug, words, common, faults }: Props) {
  const back = (
    <a className="btn quiet lg" href={`/onboarding?organization=${slug}&step=payfast`}>
      <Glyph name="chevron-left" />
      {words.back}
    </a>
  );
  return (
    <StepForm
      action={(form) => openGivingPage(slug, form)}
      common={common}
      faults={faults}
      submit={words.submit}
      beside={back}
    >
      {(errorOf) => (
        <>
          <TextField
            name="fund"
            label={words.fund}
            help={words.fundHelp}
            error={errorOf("fund")}
            icons={fieldIcons}
            maxLength={80}
          />
          <label className="check">
            <input type="checkbox" name="eligible" />
            <span>
              {words.eligible}
              <span className="help">{words.eligibleHelp}</span>
            </span>
          </label>
          <TextField
            name="title"
            label={words.name}
            error={errorOf("title")}
            icons={fieldIcons}
            maxLength={80}
          />
          <Field name="summary" label={words.summary} error={errorOf("summary")} icons={fieldIcons}>
            <textarea
              {...described({ name: "summary", error: errorOf("summary") })}
              className="input"
              maxLength={300}
            />
          </Field>
          <Field
            name="goal"
            label={
              <>
                {words.goal} <span className="opt">{words.optional}</span>
              </>
            }
            error={errorOf("goal")}
            icons={fieldIcons}
          >
            <div className="money" data-invalid={errorOf("goal") ? true : undefined}>
              <span aria-hidden="true">R</span>
              <input {...described({ name: "goal", error: errorOf("goal") })} inputMode="decimal" />
            </div>
          </Field>
        </>
      )}
    </StepForm>
  );
}
