"use client";

import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import type { ProofDialog, ProofWords } from "./proof-dialog";

const ProofContext = createContext<() => Promise<boolean>>(async () => false);

/** Has the person prove once more who they are; false where they would rather not. Rejects where that cannot be asked. */
export const useProof = () => useContext(ProofContext);

type Asking = { Asks: typeof ProofDialog; settle: (isProven: boolean) => void };

/** Asks in a dialog over whatever is open, so that every form below stays as it was typed. Fetched when first needed. */
export function ProofProvider({ words, children }: { words: ProofWords; children: ReactNode }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const prove = useCallback(async () => {
    const { ProofDialog: Asks } = await import("./proof-dialog");
    return new Promise<boolean>((settle) => setAsking({ Asks, settle }));
  }, []);
  const end = (isProven: boolean) => {
    asking?.settle(isProven);
    setAsking(null);
  };
  return (
    <ProofContext value={prove}>
      {children}
      {asking && <asking.Asks words={words} end={end} />}
    </ProofContext>
  );
}
