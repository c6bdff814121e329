"use client";

import { useEffect } from "react";
import { useWorkspaceEntrance } from "./use-workspace-entrance";

/** For a colleague whose token does not say yet that they belong somewhere. */
export function EnterWorkspace({ entering }: { entering: string }) {
  const { isReady, enter } = useWorkspaceEntrance();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes there once, as soon as Clerk's script is there.
  useEffect(() => {
    if (isReady) void enter();
  }, [isReady]);
  return (
    <main id="main" className="wrap onboarding" aria-live="polite">
      <p>{entering}</p>
    </main>
  );
}
