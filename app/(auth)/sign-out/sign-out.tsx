"use client";

import { useClerk, useUser } from "@clerk/nextjs";
import { useEffect } from "react";
import { leaveTo } from "@/app/(auth)/_parts/leave-to";

/** Ends every session of this browser, then leads home. */
export function SignOut() {
  const { signOut } = useClerk();
  const { isLoaded } = useUser();
  useEffect(() => {
    if (isLoaded) void signOut(() => leaveTo("/")).catch(() => leaveTo("/"));
  }, [isLoaded, signOut]);
  return null;
}
