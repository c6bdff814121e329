"use client";

import { useState } from "react";
import { type Fault, type FaultWords, sentenceOf } from "@/app/(auth)/_parts/fault";
import { useProven } from "@/app/account/use-proven";

/** One change to the account at a time: what Clerk refused, as a sentence, or that it is done. */
export function useChange(faults: FaultWords) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [isDone, setDone] = useState(false);
  const proven = useProven();
  return {
    fault,
    isDone,
    refuse(problem: Fault | null) {
      setDone(false);
      setFault(problem);
    },
    /** Null where it failed; what was typed stays. */
    async change<Result>(act: () => Promise<Result> | undefined): Promise<Result | null> {
      setDone(false);
      setFault(null);
      try {
        const result = await proven(async () => act());
        setDone(true);
        return result ?? null;
      } catch (error) {
        setFault(sentenceOf(error, faults));
        return null;
      }
    },
  };
}
