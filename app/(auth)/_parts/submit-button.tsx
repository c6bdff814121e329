"use client";

import { useClerk } from "@clerk/nextjs";

/** Waits for Clerk's script, and shows that it is at work. */
export function SubmitButton({ label, busy, isBusy }: { label: string; busy: string; isBusy: boolean }) {
  const { loaded } = useClerk();
  return (
    <button type="submit" className="btn primary lg wide" disabled={!loaded} aria-disabled={isBusy}>
      {isBusy && <span className="spin" aria-hidden="true" />}
      {isBusy ? busy : label}
    </button>
  );
}
