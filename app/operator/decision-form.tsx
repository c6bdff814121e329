"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { useSignedInAction } from "@/app/_session/use-signed-in-action";
import type operator from "@/lib/messages/en/operator.json";
import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import { type Decided, decide } from "./actions";

type Props = {
  organizationId: string;
  words: Record<"approve" | "refuse" | "reason" | "reasonHelp", string>;
  faults: (typeof operator)["faults"];
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** Approve, or refuse with a reason. */
export function DecisionForm({ organizationId, words, faults }: Props) {
  const [decided, send, isBusy] = useSignedInAction<Decided>(decide);
  const router = useRouter();
  const isReady = useHydrated();
  const error = decided && !decided.ok ? faults[decided.reason] : undefined;
  useEffect(() => {
    if (decided?.ok) router.refresh();
  }, [decided, router]);
  const name = `reason-${organizationId}`;
  return (
    <form
      className="stack g-3"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const submitter = (event.nativeEvent as SubmitEvent).submitter;
        const form = new FormData(event.currentTarget, submitter);
        form.set("reason", String(form.get(name) ?? ""));
        if (!isBusy) startTransition(() => send(form));
      }}
    >
      <input type="hidden" name="organizationId" value={organizationId} />
      <TextField
        name={name}
        label={words.reason}
        help={words.reasonHelp}
        error={error}
        icons={icons}
        maxLength={500}
      />
      <p className="row g-2">
        <button
          type="submit"
          name="decision"
          value="approved"
          className="btn primary"
          disabled={!isReady}
          aria-disabled={isBusy}
        >
          {words.approve}
        </button>
        <button
          type="submit"
          name="decision"
          value="refused"
          className="btn danger"
          disabled={!isReady}
          aria-disabled={isBusy}
        >
          {words.refuse}
        </button>
      </p>
    </form>
  );
}
