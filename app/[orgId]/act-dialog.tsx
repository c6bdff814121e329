"use client";

import { type ReactNode, useRef } from "react";
import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import { useAct } from "@/app/[orgId]/use-act";
import { ErrorSummary } from "@/lib/ui/error-summary";
import { Dialog } from "@/lib/ui/workspace/dialog";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  look: "primary" | "danger" | "plain";
  words: ActWords & { open: string; title: string; follows: string; keep: string; close: string };
  /** What will happen, one line each. */
  will: string[];
  icon?: ReactNode;
};

const looks = { primary: "btn primary", danger: "btn danger", plain: "btn" };

/** Stops and asks: what will happen, the act named on one button, what stays on the other. */
export function ActDialog({ act, look, words, will, icon }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { isReady, isWaiting, summary, title, errors, submit } = useAct(act, words, () =>
    dialog.current?.close(),
  );
  return (
    <>
      <button
        type="button"
        className={looks[look]}
        disabled={!isReady}
        onClick={() => dialog.current?.showModal()}
      >
        {icon}
        {words.open}
      </button>
      <Dialog ref={dialog} title={words.title} close={words.close}>
        <form method="post" className="stack g-4" style={{ marginTop: "1rem" }} onSubmit={submit}>
          {title && <ErrorSummary ref={summary} title={title} errors={errors} />}
          <div>
            <p className="label" style={{ marginBottom: ".5rem" }}>
              {words.follows}
            </p>
            <ul className="will">
              {will.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
          <div className="acts" style={{ marginTop: 0 }}>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {words.keep}
            </button>
            <button
              type="submit"
              className={look === "danger" ? "btn danger-fill" : "btn primary"}
              aria-disabled={isWaiting}
            >
              {isWaiting && <span className="spin" aria-hidden="true" />}
              {isWaiting ? words.busy : words.open}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
