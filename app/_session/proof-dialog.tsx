"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import type proof from "@/lib/messages/en/proof.json";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { Dialog } from "@/lib/ui/workspace/dialog";
import { proofFaultOf } from "./proof-fault";
import { ProofField } from "./proof-field";
import { isSent } from "./proof-ways";
import { useProofSteps } from "./use-proof-steps";

export type ProofWords = typeof proof;
type Props = { words: ProofWords; end: (isProven: boolean) => void };
type Said = { fault: string; isTyped: boolean } | { note: string } | null;

/** Asks who is signed in for their password, a code or a passkey, whichever Clerk takes. */
export function ProofDialog({ words, end }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { ways, chosen, begin, choose, attempt } = useProofSteps();
  const [said, setSaid] = useState<Said>(null);
  const [isBusy, setBusy] = useState(true);

  async function run(step: () => Promise<boolean>, note?: string): Promise<void> {
    setBusy(true);
    setSaid(null);
    try {
      if (await step()) {
        // Closed before it goes, so that focus returns to where it was.
        dialog.current?.close();
        return end(true);
      }
      if (note) setSaid({ note });
    } catch (error) {
      const { message: fault, isTyped } = proofFaultOf(error, words.fault);
      setSaid({ fault, isTyped });
    }
    setBusy(false);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened and begun once.
  useEffect(() => {
    const { current: open } = dialog;
    open?.showModal();
    const cancel = () => end(false);
    open?.addEventListener("close", cancel);
    void run(begin);
    return () => open?.removeEventListener("close", cancel);
  }, []);
  useEffect(() => {
    if (said && "fault" in said) (said.isTyped ? document.getElementById("proof") : summary.current)?.focus();
  }, [said]);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("proof") ?? "");
    if (isBusy) return;
    if (!chosen) void run(begin);
    else if (!typed.trim() && chosen.way !== "passkey")
      setSaid({ fault: words.fault.missing, isTyped: true });
    else void run(() => attempt(chosen.way, typed));
  }

  const fault = said && "fault" in said ? said : null;
  return (
    <Dialog ref={dialog} title={words.title} subject={words.lead} close={words.close}>
      <form method="post" noValidate className="stack g-5" style={{ marginTop: "1.25rem" }} onSubmit={submit}>
        {fault && !fault.isTyped && <ErrorSummary ref={summary} title={fault.fault} errors={[]} />}
        {chosen ? (
          <ProofField
            key={chosen.way}
            offered={chosen}
            words={words}
            error={fault?.isTyped ? fault.fault : undefined}
          />
        ) : (
          !fault && (
            <p className="soft row g-2" role="status">
              <span className="spin" aria-hidden="true" />
              {words.starting}
            </p>
          )
        )}
        {chosen && (
          <div className="stack g-2 t-sm">
            {said && "note" in said && <p role="status">{said.note}</p>}
            {isSent(chosen.way) && (
              <p>
                <button
                  type="button"
                  className="link"
                  onClick={() => run(() => choose(chosen), words.resent)}
                >
                  {words.resend}
                </button>
              </p>
            )}
            {ways
              .filter(({ way }) => way !== chosen.way)
              .map((other) => (
                <p key={other.way}>
                  <button type="button" className="link" onClick={() => run(() => choose(other))}>
                    {words.use[other.way].replace("{to}", other.to)}
                  </button>
                </p>
              ))}
          </div>
        )}
        <div className="acts" style={{ marginTop: 0 }}>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
          <button type="submit" className="btn primary" aria-disabled={isBusy}>
            {isBusy && <span className="spin" aria-hidden="true" />}
            {isBusy ? words.busy : chosen ? words.confirm : words.again}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
