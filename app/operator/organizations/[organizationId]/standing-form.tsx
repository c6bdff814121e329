"use client";

import { ActForm } from "@/app/[orgId]/act-form";
import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import { ReasonField } from "@/app/[orgId]/reason-field";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  look: "primary" | "danger-fill";
  words: ActWords & { submit: string };
  reason: { label: string; help: string };
};

/** Asks for the reason that the organisation reads. */
export function StandingForm({ act, look, words, reason }: Props) {
  return (
    <ActForm act={act} look={look} words={words}>
      {(errorOf) => <ReasonField {...reason} error={errorOf("reason")} />}
    </ActForm>
  );
}
