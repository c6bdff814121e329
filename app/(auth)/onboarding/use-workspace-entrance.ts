"use client";

import { renewToken } from "@/app/_session/renew-token";
import { useHydrated } from "@/app/_session/use-hydrated";

/** Renews the session's token, which says only now that there is a workspace, then goes there. */
export function useWorkspaceEntrance(): { isReady: boolean; enter: () => Promise<void> } {
  return {
    isReady: useHydrated(),
    async enter() {
      await renewToken();
      window.location.assign("/dashboard");
    },
  };
}
