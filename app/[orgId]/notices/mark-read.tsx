"use client";

import type { ActWords } from "@/app/[orgId]/act-words";
import type { Answered } from "@/app/[orgId]/answered";
import { useAct } from "@/app/[orgId]/use-act";

type Props = { act: (form: FormData) => Promise<Answered>; words: ActWords & { submit: string } };

export function MarkRead({ act, words }: Props) {
  const { isReady, isWaiting, title, submit } = useAct(act, words, () => {});
  return (
    <form onSubmit={submit}>
      <button type="submit" className="btn" disabled={!isReady} aria-disabled={isWaiting}>
        {isWaiting && <span className="spin" aria-hidden="true" />}
        {words.submit}
      </button>
      {title && <p role="alert">{title}</p>}
    </form>
  );
}
