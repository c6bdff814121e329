import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as identifiers from "@/lib/identifiers";
import vectors from "@/tests/fixtures/identifiers.json";

const now = new Date("2026-11-20T08:00:00Z");
const { checks } = vectors;
const rules = [
  {
    name: "tax reference",
    vectors: checks.tax_ref,
    is: identifiers.isTaxReference,
    why: identifiers.whyNotTaxReference,
  },
  {
    name: "identity number",
    vectors: checks.sa_id,
    is: identifiers.isSouthAfricanId,
    why: identifiers.whyNotSouthAfricanId,
  },
  {
    name: "company registration",
    vectors: checks.cipc,
    is: (value: string) => identifiers.isCompanyRegistration(value, now),
    why: (value: string) => identifiers.whyNotCompanyRegistration(value, now),
  },
  { name: "PBO number", vectors: checks.pbo, is: identifiers.isPboNumber, why: identifiers.whyNotPboNumber },
  { name: "NPO number", vectors: checks.npo, is: identifiers.isNpoNumber },
  {
    name: "trust number",
    vectors: checks.trust,
    is: (value: string) => identifiers.isTrustNumber(value, now),
  },
  {
    name: "phone number",
    vectors: checks.phone_za,
    is: identifiers.isPhoneNumber,
    why: identifiers.whyNotPhoneNumber,
  },
  { name: "postal code", vectors: checks.postcode, is: identifiers.isPostalCode },
  { name: "branch code", vectors: checks.branch, is: identifiers.isBranchCode },
];

describe.each(rules)("$name", ({ vectors, is, why }) => {
  test.each(vectors.pass)("“$value” is one", ({ value }) => {
    expect(is(value)).toBe(true);
    expect(why?.(value) ?? null).toBeNull();
  });

  test.each(vectors.fail)("“$value” is none: $reason", ({ value, reason }) => {
    expect(is(value)).toBe(false);
    if (why) expect(why(value)).toBe(reason.replaceAll("_", "-"));
  });

  test("no text makes it throw", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof is(text) === "boolean"));
  });
});

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });

/** The published rule, written the other way round: doubled odd positions give the tenth digit. */
function withTaxCheckDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return nine + ((10 - (sum % 10)) % 10);
}

const anyTaxReference = fc
  .tuple(fc.constantFrom("0", "1", "2", "3", "9"), digits(8))
  .map(([first, rest]) => withTaxCheckDigit(first + rest))
  .filter((reference) => reference !== "0000000000");

test("every tax reference made by SARS's rule is one, and none with one digit wrong is", () => {
  fc.assert(
    fc.property(anyTaxReference, fc.nat(9), fc.integer({ min: 1, max: 9 }), (reference, place, step) => {
      expect(identifiers.isTaxReference(reference)).toBe(true);
      const wrong = String((Number(reference[place]) + step) % 10);
      expect(identifiers.isTaxReference(reference.slice(0, place) + wrong + reference.slice(place + 1))).toBe(
        false,
      );
    }),
  );
});

test("ten zeros are no tax reference, though their check digit fits", () => {
  expect(identifiers.isTaxReference("0000000000")).toBe(false);
});

test("the one swap that mod 10 cannot see passes, so a valid number is not proof of ownership", () => {
  const { valid, also_passes_after_09_90_swap } = checks.tax_ref.blind_spot;
  expect([valid, also_passes_after_09_90_swap].every(identifiers.isTaxReference)).toBe(true);
});

test("of the ten identity numbers that differ in the last digit, one is real, and only for a real birthday", () => {
  const stems = fc.tuple(digits(6), digits(4), fc.constantFrom("0", "1"), digits(1));
  fc.assert(
    fc.property(stems, ([day, serial, citizenship, legacy]) => {
      const [month, dayOfMonth] = [Number(day.slice(2, 4)), Number(day.slice(4, 6))];
      const longest = [
        0,
        31,
        Number(day.slice(0, 2)) % 4 === 0 ? 29 : 28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
      ][month];
      const isReal = longest !== undefined && dayOfMonth >= 1 && dayOfMonth <= longest;
      const numbers = [..."0123456789"].map((check) => day + serial + citizenship + legacy + check);
      expect(numbers.filter(identifiers.isSouthAfricanId)).toHaveLength(isReal ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

test("an identity number of neither a citizen nor a permanent resident says so", () => {
  expect(identifiers.whyNotSouthAfricanId("8001015009285")).toBe("citizenship");
});

test("a company cannot be registered after today, and can from 1 January on", () => {
  expect(identifiers.isCompanyRegistration("2027/000001/08", new Date("2026-12-31T21:59:00Z"))).toBe(false);
  expect(identifiers.isCompanyRegistration("2027/000001/08", new Date("2026-12-31T22:00:00Z"))).toBe(true);
});

test("the same number typed in different ways is stored in one way", () => {
  expect(identifiers.normaliseTaxReference("084 308 984-8")).toBe("0843089848");
  expect(identifiers.normaliseSouthAfricanId("800101 5009 087")).toBe("8001015009087");
  expect(identifiers.normalisePboNumber("930 654 321")).toBe("930654321");
  expect(identifiers.normaliseBranchCode("632 005")).toBe("632005");
  expect(identifiers.normaliseCompanyRegistration("CK 1990/012345/23")).toBe("1990/012345/23");
  expect(identifiers.normaliseTrustNumber("it 000123/2021 (kzn)")).toBe("IT000123/2021(KZN)");
  for (const typed of ["123-456", "NPO-123-456", "123-456npo"]) {
    expect(identifiers.normaliseNpoNumber(typed)).toBe("123-456 NPO");
  }
  for (const typed of [
    "082 123 4567",
    "+27 82-123-4567",
    "0027821234567",
    "+27 (0)82 123 4567",
    "(082) 123-4567",
  ]) {
    expect(identifiers.normalisePhoneNumber(typed)).toBe("+27821234567");
  }
});
