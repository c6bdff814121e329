"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, startTransition, useEffect, useRef } from "react";
import { useHydrated } from "@/app/_session/use-hydrated";
import { useSignedInAction } from "@/app/_session/use-signed-in-action";
import { type Reversed, reverse } from "@/app/[orgId]/donations/[donationId]/actions";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { described, Field } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import { Dialog } from "@/lib/ui/workspace/dialog";

type Words = Record<
  | "open"
  | "title"
  | "subject"
  | "close"
  | "reason"
  | "reasonHelp"
  | "next"
  | "keep"
  | "act"
  | "actWithCertificate"
  | "busy"
  | "one",
  string
>;
type Props = {
  organizationSlug: string;
  donationId: string;
  words: Words;
  faults: Record<Extract<Reversed, { ok: false }>["reason"] | "unreachable", string>;
  isCertified: boolean;
  will: ReactNode;
};

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** What happens, a reason, and the act named on the red button. */
export function ReverseDialog({ organizationSlug, donationId, words, faults, isCertified, will }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const isReady = useHydrated();
  const [answer, send, isBusy] = useSignedInAction<Reversed>((form) =>
    reverse(organizationSlug, donationId, form),
  );
  useEffect(() => {
    if (!answer) return;
    if (!answer.ok) return summary.current?.focus();
    dialog.current?.close();
    router.refresh();
  }, [answer, router]);
  const refusal = answer && !answer.ok ? answer.reason : null;
  const error = refusal === "reason-missing" ? faults[refusal] : undefined;
  const isWaiting = isBusy || Boolean(answer?.ok);
  return (
    <>
      <button
        type="button"
        className="btn danger"
        disabled={!isReady}
        onClick={() => dialog.current?.showModal()}
      >
        <Glyph name="undo-2" />
        {words.open}
      </button>
      <Dialog ref={dialog} title={words.title} subject={words.subject} close={words.close}>
        <form
          method="post"
          noValidate
          className="stack g-5"
          style={{ marginTop: "1.25rem" }}
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            if (!isWaiting) startTransition(() => send(form));
          }}
        >
          {refusal && (
            <ErrorSummary
              ref={summary}
              title={error ? words.one : faults[refusal]}
              errors={error ? [{ field: "reason", message: error }] : []}
            />
          )}
          <div>
            <p className="label" style={{ marginBottom: ".5rem" }}>
              {words.next}
            </p>
            <ul className="will">{will}</ul>
          </div>
          <Field name="reason" label={words.reason} help={words.reasonHelp} error={error} icons={icons}>
            <textarea
              {...described({ name: "reason", help: words.reasonHelp, error })}
              className="input t-sm"
              rows={2}
              maxLength={500}
              style={{ minHeight: "4rem" }}
            />
          </Field>
          <div className="acts" style={{ marginTop: 0 }}>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {words.keep}
            </button>
            <button type="submit" className="btn danger-fill" aria-disabled={isWaiting}>
              {isWaiting && <span className="spin" aria-hidden="true" />}
              {isWaiting ? words.busy : isCertified ? words.actWithCertificate : words.act}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
