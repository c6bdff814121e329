import type proof from "@/lib/messages/en/proof.json";
import { SessionEnded } from "./use-proof-steps";

export type ProofFaults = (typeof proof)["fault"];

/** What stood in the way of a proof, as a sentence; and whether it is about what was typed. */
export function proofFaultOf(error: unknown, words: ProofFaults): { message: string; isTyped: boolean } {
  if (error instanceof SessionEnded) return { message: words["session-ended"], isTyped: false };
  const { errors, code: own } = error as { errors?: { code?: string }[]; code?: string };
  const code = errors?.[0]?.code ?? own ?? "";
  if (code === "network_error" || (!errors && !code)) return { message: words.unreachable, isTyped: false };
  if (code.startsWith("passkey")) return { message: words.passkey, isTyped: false };
  const isTyped = code === "form_password_incorrect" || code === "form_code_incorrect";
  return { message: words[code as keyof ProofFaults] ?? words.other, isTyped };
}
