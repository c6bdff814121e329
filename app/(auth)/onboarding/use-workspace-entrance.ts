"use client";

import { useAuth } from "@clerk/nextjs";
import { useHydrated } from "@/app/_session/use-hydrated";

/** Renews the session's token, which says only now that there is a workspace, then goes there. */
export function useWorkspaceEntrance(): { isReady: boolean; enter: () => Promise<void> } {
  const { getToken } = useAuth();
  return {
    isReady: useHydrated(),
    async enter() {
      await getToken({ skipCache: true });
      window.location.assign("/dashboard");
    },
  };
}
