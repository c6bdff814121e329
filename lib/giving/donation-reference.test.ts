import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findDonationReferences,
  formatDonationReference,
  makeDonationReference,
  parseDonationReference,
} from "@/lib/giving/donation-reference";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const published = "GV00001G GV7F3K9E GV4M2QXR GV8ZB5TE GVD3H6W2 GVK9N2PV GVP5R7CP GVX2Y4SX GV1A8E0H GVZZZZZK";
const anyReference = fc
  .infiniteStream(fc.nat(29))
  .map((stream) => makeDonationReference(() => stream.next().value as number));

test.each(published.split(" "))("%s is a reference", (reference) => {
  expect(parseDonationReference(reference)).toBe(reference);
});

test("a reference is read whatever shape it is typed in", () => {
  for (const typed of ["gv7f 3k9e", "GV-7F3K-9E", " g.v.7.f.3.k.9.e ", "ＧＶ７Ｆ３Ｋ９Ｅ", "GU7F3K9E"]) {
    expect(parseDonationReference(typed)).toBe("GV7F3K9E");
  }
  expect(parseDonationReference("GVoooolG")).toBe("GV00001G");
});

test("what is too short, too long or begins otherwise is none", () => {
  for (const typed of ["", "GV", "GV7F3K9", "GV7F3K9E0", "7F3K9E", "XX7F3K9E"]) {
    expect(parseDonationReference(typed)).toBeNull();
  }
});

describe("the check symbol", () => {
  const place = fc.integer({ min: 2, max: 7 });

  test("every new reference is whole, shown in two halves, and spells no word", () => {
    fc.assert(
      fc.property(anyReference, (reference) => {
        expect(parseDonationReference(formatDonationReference(reference))).toBe(reference);
        expect(reference.slice(2, 7)).toMatch(/^[^AEIOU]{5}$/);
      }),
    );
  });

  test("no reference with one symbol wrong is accepted", () => {
    fc.assert(
      fc.property(anyReference, place, fc.constantFrom(...alphabet), (reference, at, symbol) => {
        fc.pre(reference[at] !== symbol);
        expect(parseDonationReference(reference.slice(0, at) + symbol + reference.slice(at + 1))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  test("no reference with two symbols swapped is accepted, neighbours or not", () => {
    fc.assert(
      fc.property(anyReference, place, place, (reference, one, other) => {
        fc.pre(reference[one] !== reference[other] && Math.abs(one - other) <= 2);
        const symbols = [...reference];
        [symbols[one], symbols[other]] = [symbols[other]!, symbols[one]!];
        expect(parseDonationReference(symbols.join(""))).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ["FNB APP PAYMENT FROM GV7F3K9E"],
  ["gv7f 3k9e tickets PAYSHAP PAYMENT FROM T NKOSI"],
  ["CAPITEC   GV-7F-3K-9E"],
  ["ACB CREDIT CAPITEC NKOSIGV7F3K9E (30.00)"],
])("the reference is found in “%s”", (text) => {
  expect(findDonationReferences(text)).toEqual(["GV7F3K9E"]);
});

test("a text without a reference shows none, and a text with two shows both", () => {
  expect(findDonationReferences("MAGTAPE CREDIT SALARY NOVEMBER")).toEqual([]);
  expect(findDonationReferences("GV7F3K9E and GV4M2QXR and gv7f3k9e")).toEqual(["GV7F3K9E", "GV4M2QXR"]);
});
