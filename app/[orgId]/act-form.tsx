"use client";

import type { ReactNode } from "react";
import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import { useAct } from "@/app/[orgId]/use-act";
import { ErrorSummary } from "@/lib/ui/error-summary";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  words: ActWords & { submit: string };
  look?: "primary" | "danger-fill";
  beside?: ReactNode;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

/** A form of the workspace: what was typed stays whatever the answer, and what is wrong takes focus. */
export function ActForm({ act, words, look = "primary", beside, children }: Props) {
  const { isReady, isWaiting, summary, title, errors, errorOf, correct, submit } = useAct(act, words);
  return (
    <form method="post" noValidate className="stack g-5" onSubmit={submit} onInput={correct}>
      {title && <ErrorSummary ref={summary} title={title} errors={errors} />}
      {children(errorOf)}
      <div className="row g-2">
        <button type="submit" className={`btn ${look}`} disabled={!isReady} aria-disabled={isWaiting}>
          {isWaiting && <span className="spin" aria-hidden="true" />}
          {isWaiting ? words.busy : words.submit}
        </button>
        {beside}
      </div>
    </form>
  );
}
