"use client";

import { useProof } from "@/app/_session/proof-context";
import { codeOf } from "@/app/(auth)/_parts/fault";

/** Does what Clerk may want a fresh proof for, of who does it: asks for that, then does it once more. */
export function useProven() {
  const prove = useProof();
  return async <Result>(act: () => Promise<Result>): Promise<Result> => {
    try {
      return await act();
    } catch (error) {
      if (codeOf(error) !== "session_reverification_required" || !(await prove())) throw error;
      return act();
    }
  };
}
