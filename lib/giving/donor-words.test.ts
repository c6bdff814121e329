import { expect, test } from "vitest";
import { endOfPrefix, wordsOf, wordsSought } from "./donor-words";

test("a name is found without its accents, capitals and apostrophes", () => {
  expect(wordsOf("Élodie  van der MERWE-Nkosi")).toEqual(["elodie", "van", "der", "merwe", "nkosi"]);
  expect(wordsOf("Siobhán O’Brien")).toEqual(["siobhan", "obrien"]);
  expect(wordsOf("O'Brien")).toEqual(wordsSought("obrien"));
  expect(wordsOf("İpek Ünal")).toEqual(["ipek", "unal"]);
  expect(wordsOf("ǃXóõ Trust (IT 123/2011)")).toEqual(["ǃxoo", "trust", "it", "123", "2011"]);
});

test("a name composed or decomposed has the same words", () => {
  expect(wordsOf("Zoë".normalize("NFD"))).toEqual(wordsOf("Zoë".normalize("NFC")));
});

test("a word is kept once, and never longer than an index takes", () => {
  expect(wordsOf("Nkosi Nkosi")).toEqual(["nkosi"]);
  expect(wordsOf("ﷺ".repeat(200)).every((word) => [...word].length <= 60)).toBe(true);
  expect(wordsOf("— ’ …")).toEqual([]);
});

test("a search asks for six words at most", () => {
  expect(wordsSought("a b c d e f g h")).toHaveLength(6);
});

test("the range of a prefix holds every word that begins with it and no other", () => {
  const within = (word: string) => {
    const [at, from, to] = [word, "nko", endOfPrefix("nko")].map((text) => Buffer.from(text));
    return Buffer.compare(at!, from!) >= 0 && Buffer.compare(at!, to!) < 0;
  };
  expect(["nko", "nkosi", "nkoǃ", "nko𞤀"].every(within)).toBe(true);
  expect(["nk", "nkp", "nkn", "njo"].some(within)).toBe(false);
});
