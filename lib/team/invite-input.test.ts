import { expect, test } from "vitest";
import { readAddresses } from "./invite-input";

test("addresses are read however they stand apart, each once and in small letters", () => {
  const typed = "Sipho@Trust.example, lerato@trust.example;\n  sipho@trust.example\tanna@trust.example";
  expect(readAddresses(typed)).toEqual({
    emails: ["sipho@trust.example", "lerato@trust.example", "anna@trust.example"],
    malformed: [],
  });
});

test("names beside addresses, as a mail program copies them, are passed over", () => {
  const typed = "Sipho Dlamini <sipho@trust.example>, <anna@trust.example>; Lerato <lerato@trust.example>";
  expect(readAddresses(typed).emails).toEqual([
    "sipho@trust.example",
    "anna@trust.example",
    "lerato@trust.example",
  ]);
  expect(readAddresses(typed).malformed).toEqual([]);
});

test("what is no address is named, and nothing is taken for one", () => {
  expect(readAddresses("sipho@trust, thandi at trust.example anna@trust.example")).toEqual({
    emails: ["anna@trust.example"],
    malformed: ["sipho@trust", "thandi", "at", "trust.example"],
  });
  expect(readAddresses("   ")).toEqual({ emails: [], malformed: [] });
});
