"use client";

import { useClerk } from "@clerk/nextjs";
import { useEffect, useState } from "react";

/**
 * Whether Clerk's script itself is there. What its hooks call loaded may come from the server, which knows a session
 * and nothing of a sign-in that is under way.
 */
export function useClerkReady(): boolean {
  const clerk = useClerk();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const look = (status: string) => setReady(status === "ready" || status === "degraded");
    clerk.on("status", look, { notify: true });
    return () => clerk.off("status", look);
  }, [clerk]);
  return isReady;
}
