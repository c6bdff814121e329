import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in the same time for every guess: equal lengths first, by hashing. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
