"use client";

import type { ActWords } from "@/app/[orgId]/act-words";
import { issue } from "@/app/[orgId]/certificates/actions";
import { useAct } from "@/app/[orgId]/use-act";

type Props = { organizationSlug: string; donationId: string; words: ActWords & { issue: string } };

/** Issues one donation's certificate and leads to it. */
export function IssueButton({ organizationSlug, donationId, words }: Props) {
  const act = useAct((form) => issue(organizationSlug, form), words);
  return (
    <form method="post" className="stack g-1" onSubmit={act.submit}>
      <input type="hidden" name="donationId" value={donationId} />
      <button type="submit" className="btn sm" disabled={!act.isReady} aria-disabled={act.isWaiting}>
        {act.isWaiting && <span className="spin" aria-hidden="true" />}
        {act.isWaiting ? words.busy : words.issue}
      </button>
      {act.title && (
        <p className="error" role="alert">
          {act.title}
        </p>
      )}
    </form>
  );
}
