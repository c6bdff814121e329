import type onboarding from "@/lib/messages/en/onboarding.json";

export type FaultWords = (typeof onboarding)["faults"];
/** Field names with the code of what is wrong; "" is the form as a whole. */
export type Faults = Record<string, string>;
export type CommonWords = { one: string; many: string; busy: string };
export type Answer =
  | { ok: true; next: string }
  | { ok: false; reason: "session-expired" | "unreachable" | "not-fresh" }
  | { ok: false; faults: Faults };

/** The sentence for a code: what this field lacks, or its own sentence where the value is there but wrong. */
export function sentence(field: string, code: string, words: FaultWords): string {
  const { without, ...sentences } = words;
  const missing = without[field as keyof typeof without];
  if (missing && (code === "missing" || code === "too-short")) return missing;
  const general = sentences[code as keyof typeof sentences];
  if (code !== "malformed" && general) return general;
  return sentences[field as keyof typeof sentences] ?? general ?? sentences.other;
}

export function faultsOf(answer: Answer | null): Faults {
  if (!answer || answer.ok) return {};
  return "faults" in answer ? answer.faults : { "": answer.reason };
}
