import type { Metadata } from "@/lib/emulators/clerk/state";

/** Clerk's merge of metadata: deep, a null deletes its key, anything else replaces. */
export function mergeMetadata(kept: Metadata, change: Metadata): Metadata {
  const merged = { ...kept };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key];
    else if (isObject(value)) merged[key] = mergeMetadata(isObject(merged[key]) ? merged[key] : {}, value);
    else merged[key] = value;
  }
  return merged;
}

const isObject = (value: unknown): value is Metadata =>
  typeof value === "object" && value !== null && !Array.isArray(value);
