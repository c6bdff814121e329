"use client";

import { useClerk } from "@clerk/nextjs";

/** Renews the session's token, which says only now that there is a workspace, then goes there. */
export function useWorkspaceEntrance(): { isReady: boolean; enter: () => Promise<void> } {
  const clerk = useClerk();
  return {
    isReady: clerk.loaded,
    async enter() {
      await clerk.session?.getToken({ skipCache: true });
      window.location.assign("/dashboard");
    },
  };
}
