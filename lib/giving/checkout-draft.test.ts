import { expect, test } from "vitest";
import { newSecrets } from "@/lib/emulators/run/secrets";
import { testEnvironment } from "@/tests/support/environment";
import { openDraft, sealDraft } from "./checkout-draft";

Object.assign(process.env, testEnvironment({ port: 9, secrets: newSecrets() }, "none"));

const typed = { sum: "45000", firstName: "Thandi", idNumber: "9106300412083", taxReference: "0001339050" };

test("a draft gives back what was typed, but never identity or tax numbers", () => {
  const sealed = sealDraft("token", { ...typed, passportNumber: "A123456" });
  expect(openDraft(sealed!, "token")).toEqual({ sum: "45000", firstName: "Thandi" });
  expect(sealed).not.toMatch(/Thandi|910630|0001339050/);
});

test("a draft belongs to one link, and one that was changed or is missing is none", () => {
  const sealed = sealDraft("token", typed)!;
  expect(openDraft(sealed, "another")).toBeNull();
  expect(openDraft(`${sealed.slice(0, -4)}AAAA`, "token")).toBeNull();
  expect(openDraft("nonsense", "token")).toBeNull();
  expect(openDraft(undefined, "token")).toBeNull();
});

test("answers too long for a cookie are left out rather than cut", () => {
  expect(sealDraft("token", { street: "\u{1F33B}".repeat(1000) })).toBeNull();
});
