import { expect, test } from "vitest";
import { certificateLines, factsOfCertificate } from "@/tests/support/certificate-facts";
import { certificateFacts } from "./facts";

const facts = factsOfCertificate({ lines: certificateLines(3) });

test("the total is the sum of the lines, to the cent", () => {
  expect(certificateFacts.safeParse(facts).success).toBe(true);
  expect(certificateFacts.safeParse({ ...facts, totalCents: facts.totalCents + 1 }).success).toBe(false);
});

test("Notice 6762 asks for the income tax number, Notice 3082 took it if available", () => {
  const { taxReference, ...donor } = facts.donor;
  expect(taxReference).toBeDefined();
  expect(certificateFacts.safeParse({ ...facts, donor }).success).toBe(false);
  expect(certificateFacts.safeParse({ ...facts, donor, ruleSet: "notice-3082" }).success).toBe(true);
});

test("facts are spelled in one way, and frozen facts read back as they are", () => {
  const spelled = certificateFacts.parse({
    ...facts,
    donor: { ...facts.donor, name: " S\u030Ct\u030Castny\u0301 " },
  });
  expect(spelled.donor.name).toBe("Šťastný");
  expect(certificateFacts.parse(JSON.parse(JSON.stringify(spelled)))).toEqual(spelled);
});

test.each(["javascript:alert(1)", "nika.example/verify/X", "ftp://nika.example/verify/X"])(
  "%s is no address for a QR code",
  (verifyUrl) => {
    expect(certificateFacts.safeParse({ ...facts, verifyUrl }).success).toBe(false);
  },
);
