"use client";

import { useHydrated } from "@/app/_session/use-hydrated";

/** Shows that it is at work; what it starts waits for Clerk's script by itself. */
export function SubmitButton({ label, busy, isBusy }: { label: string; busy: string; isBusy: boolean }) {
  const isReady = useHydrated();
  return (
    <button type="submit" className="btn primary lg wide" disabled={!isReady} aria-disabled={isBusy}>
      {isBusy && <span className="spin" aria-hidden="true" />}
      {isBusy ? busy : label}
    </button>
  );
}
