"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { withFreshToken } from "@/app/_session/with-fresh-token";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { TextField } from "@/lib/ui/field";

/** What came of asking; the same whether or not address and reference belong together. */
export type LinkOutcome = "sent" | "email-missing" | "reference-wrong" | "too-many" | "session-expired";
export type LinkState = { outcomes: LinkOutcome[]; email: string; reference: string };
export type LinkWords = {
  email: string;
  reference: string;
  referenceHelp: string;
  submit: string;
  problem: string;
  outcome: Record<LinkOutcome, string>;
};

type Props = {
  action: (state: LinkState, form: FormData) => Promise<LinkState>;
  words: LinkWords;
  errorIcon: ReactNode;
};

/** Asks for the address and the reference of a gift, to add a donor's gifts to the signed-in person's. */
export function LinkForm({ action, words, errorIcon }: Props) {
  const [state, submit, isPending] = useActionState(
    (before: LinkState, form: FormData) =>
      withFreshToken(
        () => action(before, form),
        ({ outcomes }) => outcomes.includes("session-expired"),
      ),
    { outcomes: [], email: "", reference: "" },
  );
  const summary = useRef<HTMLDivElement>(null);
  const icons = { error: errorIcon, fine: null };
  const errors = state.outcomes.filter((outcome) => outcome !== "sent");
  const said = (outcome: LinkOutcome) =>
    state.outcomes.includes(outcome) ? words.outcome[outcome] : undefined;
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  });
  return (
    <form action={submit} className="stack g-4" noValidate>
      {errors.length > 0 && (
        <ErrorSummary
          ref={summary}
          title={words.problem}
          errors={errors.map((outcome) => ({ field: fieldOf[outcome], message: words.outcome[outcome] }))}
        />
      )}
      {said("sent") && (
        <p className="note t-sm" data-tone="leaf" role="status">
          {said("sent")}
        </p>
      )}
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={words.email}
        error={said("email-missing")}
        icons={icons}
        defaultValue={state.email}
      />
      <TextField
        name="reference"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        label={words.reference}
        help={words.referenceHelp}
        error={said("reference-wrong")}
        icons={icons}
        defaultValue={state.reference}
      />
      <button type="submit" className="btn primary" disabled={isPending}>
        {isPending && <span className="spin" />}
        {words.submit}
      </button>
    </form>
  );
}

const fieldOf: Partial<Record<LinkOutcome, string>> = {
  "email-missing": "email",
  "reference-wrong": "reference",
};
