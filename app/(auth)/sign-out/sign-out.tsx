"use client";

import { useClerk } from "@clerk/nextjs";
import { useEffect } from "react";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";

/** Ends every session of this browser, then leads home. */
export function SignOut() {
  const clerk = useClerk();
  useEffect(() => {
    if (clerk.loaded) void clerk.signOut(() => leaveTo("/")).catch(() => leaveTo("/"));
  }, [clerk]);
  return null;
}
