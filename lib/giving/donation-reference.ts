// The reference a donor types at a bank and quotes to us: GV, five symbols and a check symbol (Damm's scheme
// over 32 symbols), which finds every single wrong symbol and every swap. It survives ten-character fields.
import { randomInt } from "node:crypto";

declare const brand: unique symbol;
/** A whole reference as stored, such as "GV7F3K9E". */
export type DonationReference = string & { readonly [brand]: "DonationReference" };

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 8;
const lookAlikes: Record<string, string> = { O: "0", I: "1", L: "1", U: "V" };

/** A new reference, not yet known to be unique: the organisation's unique key decides that. */
export function makeDonationReference(randomBelow: (limit: number) => number = randomInt): DonationReference {
  // Without vowels no reference can spell a word.
  const symbols = [...alphabet].filter((symbol) => !"AE".includes(symbol));
  const payload = Array.from({ length: 5 }, () => symbols[randomBelow(symbols.length)]).join("");
  return `GV${payload}${alphabet[checkState(`GV${payload}`)]}` as DonationReference;
}

/** "GV7F 3K9E", as it is shown and printed. */
export function formatDonationReference(reference: DonationReference): string {
  return `${reference.slice(0, 4)} ${reference.slice(4)}`;
}

/** The reference someone typed, in any case, spacing or with O for 0; null when its check symbol disagrees. */
export function parseDonationReference(typed: string): DonationReference | null {
  const symbols = readSymbols(typed);
  return isWhole(symbols) ? (symbols as DonationReference) : null;
}

/** Every reference that can be read in a text such as a bank statement's line. Look each one up: a few are chance. */
export function findDonationReferences(text: string): DonationReference[] {
  const symbols = readSymbols(text);
  const windows = Array.from({ length: Math.max(0, symbols.length - length + 1) }, (_, start) =>
    symbols.slice(start, start + length),
  );
  return [...new Set(windows.filter(isWhole))] as DonationReference[];
}

function readSymbols(text: string): string {
  return text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/[OILU]/g, (letter) => lookAlikes[letter]!);
}

function isWhole(symbols: string): boolean {
  return symbols.length === length && symbols.startsWith("GV") && checkState(symbols) === 0;
}

function checkState(symbols: string): number {
  let state = 0;
  for (const symbol of symbols) {
    state = (state ^ alphabet.indexOf(symbol)) << 1;
    if (state & 32) state = (state ^ 37) & 31;
  }
  return state;
}
