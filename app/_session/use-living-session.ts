"use client";

import { useEffect, useState } from "react";
import { loadClerk } from "./load-clerk";
import type { SessionStatus } from "./session-of";

const marginSeconds = 10;
const retrySeconds = 20;

/**
 * Fetches Clerk's script shortly before the page's token runs out, if somebody still looks at the page; from then on
 * Clerk renews it. Who leaves within that time never loads it, and a page in the background waits to be seen.
 */
export function useLivingSession(tokenSecondsLeft: number): SessionStatus {
  const [status, setStatus] = useState<SessionStatus>("signed-in");
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const keep = async () => {
      await untilSeen(signal);
      try {
        const clerk = await loadClerk();
        if (signal.aborted) return;
        const stop = clerk.addListener(({ session }) => setStatus(session ? "signed-in" : "signed-out"));
        signal.addEventListener("abort", stop);
      } catch {
        if (signal.aborted) return;
        setStatus("error");
        setTimeout(() => void keep(), retrySeconds * 1_000);
      }
    };
    const timer = setTimeout(
      () => void keep(),
      Math.max(tokenSecondsLeft - marginSeconds, marginSeconds) * 1_000,
    );
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [tokenSecondsLeft]);
  return status;
}

function untilSeen(signal: AbortSignal): Promise<void> {
  return new Promise((seen) => {
    if (document.visibilityState === "visible") return seen();
    const look = () => document.visibilityState === "visible" && seen();
    document.addEventListener("visibilitychange", look, { signal });
  });
}
