"use client";

import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import { useAct } from "@/app/[orgId]/use-act";

type Props = {
  act: (form: FormData) => Promise<Answered>;
  words: ActWords;
  label: string;
  /** What a reader hears who does not see which row it stands in. */
  about?: string;
  isPrimary?: boolean;
};

const stay = () => {};

/** One act that asks nothing; why it was refused stands beside it. */
export function ActButton({ act, words, label, about, isPrimary = false }: Props) {
  const { isReady, isWaiting, summary, title, submit } = useAct(act, words, stay);
  return (
    <form method="post" className="row g-2 act" onSubmit={submit}>
      <button
        type="submit"
        className={isPrimary ? "btn primary" : "btn sm"}
        disabled={!isReady}
        aria-disabled={isWaiting}
      >
        {isWaiting && <span className="spin" aria-hidden="true" />}
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </button>
      {title && (
        <span ref={summary} className="t-sm error" role="alert" tabIndex={-1}>
          {title}
        </span>
      )}
    </form>
  );
}
