"use client";

import { useCallback } from "react";
import { useProof } from "./proof-context";
import { withFreshToken } from "./with-fresh-token";

/**
 * Asks the server on behalf of who is signed in. A token that has just run out is renewed; where the act wants a fresh
 * proof of who they are, they give it, and the same is asked once more. Whoever does not gets the server's refusal.
 */
export function useAskServer() {
  const prove = useProof();
  return useCallback(
    async <Result>(ask: () => Promise<Result>): Promise<Result> => {
      const answer = await withFreshToken(ask);
      return wantsProof(answer) && (await prove()) ? withFreshToken(ask) : answer;
    },
    [prove],
  );
}

const wantsProof = (answer: unknown) => (answer as { reason?: string } | null)?.reason === "not-fresh";
