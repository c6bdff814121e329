import { randomInt } from "node:crypto";

// Without 0, 1, I, L, O and U, which are misread; twelve of thirty cannot be guessed through a rate limit.
const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new code for the verify page, as it is printed: "H8WN-3CJT-V6PZ". */
export function makeVerifyCode(): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [part(), part(), part()].join("-");
}

/** Reads a code as people type it, small letters and any blanks or dashes; null when it can be none. */
export function parseVerifyCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s\p{Pd}]/gu, "");
  if (code.length !== 12 || [...code].some((letter) => !letters.includes(letter))) return null;
  return code.match(/.{4}/g)!.join("-");
}
