import type { CertificateFacts } from "@/lib/certificates/facts";
import { coverage } from "./fonts/coverage";

/** A character the certificate's font cannot draw, and the field it stands in, such as "donor.name". */
export type Undrawable = { field: string; codePoint: number };

const marksOnOneLetter = 2;

/** Finds the first character that would come out blank or misplaced; null when all can be drawn. */
export function findUndrawable(facts: CertificateFacts): Undrawable | null {
  return search(facts, "");
}

/** Thrown by the renderer, which never prints a gap. Names the field, not what stands in it. */
export class UndrawableText extends Error {
  constructor(readonly found: Undrawable) {
    super(
      `The certificate's font cannot draw U+${found.codePoint.toString(16).toUpperCase()} in ${found.field}`,
    );
    this.name = "UndrawableText";
  }
}

function search(value: unknown, field: string): Undrawable | null {
  if (typeof value === "string") return inText(value.normalize("NFC"), field);
  if (typeof value !== "object" || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const found = search(part, field ? `${field}.${name}` : name);
    if (found) return found;
  }
  return null;
}

function inText(text: string, field: string): Undrawable | null {
  let marks = 0;
  let follows = false;
  for (const letter of text) {
    const codePoint = letter.codePointAt(0)!;
    const isMark = /\p{M}/u.test(letter);
    marks = isMark ? marks + 1 : 0;
    // A mark needs a letter to sit on, and a tower of marks runs into the lines above and below.
    const isMisplaced = isMark && (!follows || marks > marksOnOneLetter);
    if (isMisplaced || !isCovered(codePoint)) return { field, codePoint };
    follows = true;
  }
  return null;
}

function isCovered(codePoint: number): boolean {
  let [low, high] = [0, coverage.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = coverage[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}
