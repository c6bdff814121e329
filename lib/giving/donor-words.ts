const longestWord = 60;
const mostSought = 6;

/**
 * The words of a name as they are kept and sought: lower case, accents folded, each once. An apostrophe joins, so that
 * "O'Brien" and "obrien" are one word; everything else that is no letter or digit parts.
 */
export function wordsOf(name: string): string[] {
  const folded = name
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}'‘’ʼ]/gu, "");
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => [...word].slice(0, longestWord).join("")))];
}

/** What to look for, each the beginning of a word that the name must have; six at most. */
export const wordsSought = (typed: string): string[] => wordsOf(typed.slice(0, 200)).slice(0, mostSought);

/** The first text, in the order of bytes, that no longer begins like the word: the end of an index's range. */
export const endOfPrefix = (word: string): string => `${word}\u{10FFFF}`;
