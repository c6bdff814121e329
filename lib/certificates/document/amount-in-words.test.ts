import fc from "fast-check";
import { expect, test } from "vitest";
import { cents } from "@/lib/money";
import { amountInWords } from "./amount-in-words";

test.each([
  [1, "Nought rand and one cent"],
  [100, "One rand and no cents"],
  [1_05, "One rand and five cents"],
  [500_00, "Five hundred rand and no cents"],
  [6250_00, "Six thousand two hundred and fifty rand and no cents"],
  [1005_50, "One thousand and five rand and fifty cents"],
  [21_21, "Twenty-one rand and twenty-one cents"],
  [100_000_00, "One hundred thousand rand and no cents"],
  [1_000_001_00, "One million and one rand and no cents"],
  [1_200_340_99, "One million two hundred thousand three hundred and forty rand and ninety-nine cents"],
])("%i cents are said %s", (amount, words) => {
  expect(amountInWords(cents(amount))).toBe(words);
});

test("the largest amount we hold can be said", () => {
  expect(amountInWords(cents(Number.MAX_SAFE_INTEGER))).toMatch(/^Ninety trillion seventy-one billion/);
});

// Read back by another road than it was written: the words are added up, not looked up.
const units = Object.fromEntries(
  "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const tens = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, at * 10 + 20]),
);
const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

function readBack(words: string): number {
  let total = 0;
  let group = 0;
  for (const word of words.toLowerCase().split(/[ -]/)) {
    if (word === "and" || word === "no") continue;
    if (word === "hundred") group *= 100;
    else if (scales[word]) {
      total += group * scales[word];
      group = 0;
    } else group += units[word] ?? tens[word] ?? Number.NaN;
  }
  return total + group;
}

test("words read back as the amount they were made from", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (amount) => {
      const [, rand, rest] = /^(.+) rand and (.+) cents?$/.exec(amountInWords(cents(amount)))!;
      expect(readBack(rand!) * 100 + readBack(rest!)).toBe(amount);
    }),
    { numRuns: 2000 },
  );
});

test("two amounts are never said alike", () => {
  const seen = new Set(Array.from({ length: 20_000 }, (_, index) => amountInWords(cents(index * 37 + 1))));
  expect(seen.size).toBe(20_000);
});
