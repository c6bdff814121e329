"use client";

import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { useSignedInAction } from "@/app/_session/use-signed-in-action";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { type Answer, type CommonWords, type FaultWords, faultsOf, sentence } from "./faults";

type Props = {
  action: (form: FormData) => Promise<Answer>;
  common: CommonWords;
  faults: FaultWords;
  submit: string;
  beside?: ReactNode;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

/** One step of onboarding: sends the form, keeps what was typed, and leads on once it is saved. */
export function StepForm({ action, common, faults: words, submit, beside, children }: Props) {
  const isReady = useHydrated();
  const [answer, send, isBusy] = useSignedInAction<Answer>(action);
  const summary = useRef<HTMLDivElement>(null);
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set());
  const faults = faultsOf(answer);
  const errors = Object.entries(faults).map(([field, code]) => ({
    field: field || undefined,
    message: sentence(field, code, words),
  }));
  const next = answer?.ok ? answer.next : null;
  useEffect(() => {
    if (next) window.location.assign(next);
    else if (answer && !answer.ok) summary.current?.focus();
  }, [answer, next]);
  const isWaiting = isBusy || next !== null;
  return (
    <form
      className="stack g-6 lg-controls"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (isWaiting) return;
        setCorrected(new Set());
        startTransition(() => send(form));
      }}
      onInput={(event) => {
        const { name } = event.target as HTMLInputElement;
        if (faults[name]) setCorrected(new Set(corrected).add(name));
      }}
    >
      {errors.length > 0 && (
        <ErrorSummary
          ref={summary}
          title={errors.length === 1 ? common.one : common.many.replace("{count}", String(errors.length))}
          errors={errors}
        />
      )}
      {children((field) =>
        faults[field] && !corrected.has(field) ? sentence(field, faults[field], words) : undefined,
      )}
      <div className="row between">
        {beside ?? <span />}
        <button type="submit" className="btn primary lg" disabled={!isReady} aria-disabled={isWaiting}>
          {isWaiting && <span className="spin" aria-hidden="true" />}
          {isWaiting ? common.busy : submit}
        </button>
      </div>
    </form>
  );
}
