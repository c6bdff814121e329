"use client";

import { useCallback, useEffect, useState, useTransition } from "react";
import { useAskServer } from "@/app/_session/use-ask-server";
import { useHydrated } from "@/app/_session/use-hydrated";
import { reveal } from "@/app/[orgId]/donors/actions";
import { Glyph } from "@/lib/ui/glyph";
import { Facts } from "@/lib/ui/workspace/facts";

const shownSeconds = 30;

type Refusal = "not-permitted" | "nothing-given" | "session-expired" | "unreachable" | "not-fresh";
type Words = Record<
  "note" | "identityNumber" | "taxReference" | "notGiven" | "reveal" | "hide" | "revealed" | "mayNotReveal",
  string
> & { refused: Record<Refusal, string> };

type Props = {
  organizationSlug: string;
  donorId: string;
  masked: { identityMasked: string | null; taxReferenceMasked: string | null };
  mayReveal: boolean;
  words: Words;
};

type Shown = { identityNumber: string; taxReference: string | null };

/** The numbers, masked until somebody who may asks for them; they go again by themselves, and paper never has them. */
export function Identity({ organizationSlug, donorId, masked, mayReveal, words }: Props) {
  const isReady = useHydrated();
  const askServer = useAskServer();
  const [shown, setShown] = useState<Shown | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, start] = useTransition();
  const hide = useCallback(() => setShown(null), []);
  useHideAway(shown !== null, hide);
  const ask = () =>
    start(async () => {
      const answer = await askServer(() => reveal(organizationSlug, donorId)).catch(() => unreachable);
      setShown(answer.ok ? answer : null);
      setRefusal(answer.ok ? null : answer.reason);
    });
  const number = (mask: string | null, full: string | null | undefined) => (
    <>
      {full && <span className="screen-only">{full}</span>}
      <span className={full ? "paper-only" : undefined}>
        {mask ?? <span className="faint">{words.notGiven}</span>}
      </span>
    </>
  );
  return (
    <div className="stack g-3">
      <Facts
        facts={[
          {
            name: words.identityNumber,
            value: number(masked.identityMasked, shown?.identityNumber),
            isFigure: true,
          },
          {
            name: words.taxReference,
            value: number(masked.taxReferenceMasked, shown?.taxReference),
            isFigure: true,
          },
        ]}
      />
      <p className="soft t-sm" role="status">
        {shown
          ? words.revealed
          : refusal
            ? words.refused[refusal]
            : mayReveal
              ? words.note
              : words.mayNotReveal}
      </p>
      {mayReveal && (
        <button
          type="button"
          className="btn"
          disabled={!isReady}
          aria-disabled={isBusy}
          onClick={() => (shown ? hide() : !isBusy && ask())}
        >
          {isBusy ? <span className="spin" aria-hidden="true" /> : <Glyph name={shown ? "lock" : "eye"} />}
          {shown ? words.hide : words.reveal}
        </button>
      )}
    </div>
  );
}

const unreachable = { ok: false, reason: "unreachable" } as const;

/** Hides after a while, and at once when the page is left or put away. */
function useHideAway(isShown: boolean, hide: () => void) {
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(hide, shownSeconds * 1_000);
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("pagehide", hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("pagehide", hide);
    };
  }, [isShown, hide]);
}
