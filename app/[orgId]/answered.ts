/** What an act of the workspace answers: where to go on, or what to put right, in words. */
export type Answered =
  | { ok: true; next: string }
  | { ok: false; reason: "session-expired" | "unreachable" | "not-fresh" }
  | Refused;

/** `faults` holds field names with what is wrong with each; `sentence` is about the act as a whole. */
type Refused = { ok: false; reason: "refused"; sentence: string; faults: Record<string, string> };

export const sessionExpired = { ok: false, reason: "session-expired" } as const;

export function refuse(sentence: string, faults: Record<string, string> = {}): Refused {
  return { ok: false, reason: "refused", sentence, faults };
}
