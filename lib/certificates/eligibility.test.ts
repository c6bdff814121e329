import { expect, test } from "vitest";
import { addDays, type CalendarDate } from "@/lib/calendar";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { type Candidate, eligibilityOf } from "./eligibility";

const day = (text: string) => text as CalendarDate;
const taxDetails: DonorTaxDetails = {
  nature: "natural-person",
  name: "Thandi Nkosi",
  identityType: "sa-id",
  identityCountry: "ZA",
  identityNumber: "8001015009087",
  taxReference: "0845210330",
  addressLines: ["27 Jacaranda Street", "Hilton 3245"],
  phone: "083 555 0164",
  email: "thandi@nkosi.example",
};
const donation: Candidate["donation"] = {
  kind: "money",
  status: "completed",
  wantsCertificate: true,
  receivedOn: day("2026-11-19"),
  isReceiptConfirmed: false,
  isCertified: false,
};
const candidate: Candidate = {
  organization: { status: "active", approval: "approved" },
  fund: { isSection18aEligible: true },
  donation,
  taxDetails,
  issuedOn: day("2026-11-20"),
};
const given = (change: Partial<Candidate["donation"]>) =>
  eligibilityOf({ ...candidate, donation: { ...donation, ...change } });

test("a completed gift of money to an eligible fund of an approved organisation may be certified", () => {
  expect(eligibilityOf(candidate)).toEqual({ ok: true });
});

test("each rule of section 18A that is not met is the reason named", () => {
  expect(given({ isCertified: true })).toEqual({ ok: false, reason: "already-certified" });
  expect(given({ wantsCertificate: false })).toEqual({ ok: false, reason: "donor-did-not-ask" });
  expect(given({ kind: "goods" })).toEqual({ ok: false, reason: "goods-not-yet" });
  for (const status of ["pending", "expired", "reversed", "refunded"]) {
    expect(given({ status })).toEqual({ ok: false, reason: "donation-not-completed" });
  }
  for (const status of ["onboarding", "suspended", "closed"]) {
    expect(eligibilityOf({ ...candidate, organization: { status, approval: "approved" } })).toMatchObject({
      reason: "organization-suspended",
    });
  }
  for (const approval of [null, "letter-missing", "waiting", "refused"]) {
    expect(eligibilityOf({ ...candidate, organization: { status: "active", approval } })).toMatchObject({
      reason: "organization-not-approved",
    });
  }
  expect(eligibilityOf({ ...candidate, fund: { isSection18aEligible: false } })).toMatchObject({
    reason: "fund-not-eligible",
  });
});

test("from 27 February to 2 March a certificate waits until the day of receipt is confirmed, in leap years too", () => {
  for (const year of [2027, 2028]) {
    for (let at = day(`${year}-02-20`); at < `${year}-03-10`; at = addDays(at, 1)) {
      const waits = at >= `${year}-02-27` && at <= `${year}-03-02`;
      expect(given({ receivedOn: at }).ok, at).toBe(!waits);
      expect(given({ receivedOn: at, isReceiptConfirmed: true }).ok, at).toBe(true);
    }
  }
});

test("what the donor has not given is named, each by itself and all together", () => {
  const without: [fact: string, change: Partial<DonorTaxDetails>][] = [
    ["name", { name: " " }],
    ["identity", { identityNumber: "" }],
    ["tax-reference", { taxReference: "123" }],
    ["post-code", { addressLines: ["27 Jacaranda Street", "Hilton"] }],
    ["phone", { phone: "" }],
    ["email", { email: "" }],
  ];
  for (const [fact, change] of without) {
    expect(eligibilityOf({ ...candidate, taxDetails: { ...taxDetails, ...change } })).toEqual({
      ok: false,
      reason: "donor-details-incomplete",
      missing: [fact],
    });
  }
  expect(eligibilityOf({ ...candidate, taxDetails: null })).toMatchObject({
    missing: ["nature", "name", "identity", "tax-reference", "address", "post-code", "phone", "email"],
  });
});

test("the notice in force on the date of issue decides, not the date of the donation", () => {
  const { taxReference: _, ...details } = taxDetails;
  const old = { ...candidate, taxDetails: details, donation: { ...donation, receivedOn: day("2025-06-01") } };
  expect(eligibilityOf({ ...old, issuedOn: day("2026-02-28") })).toEqual({ ok: true });
  expect(eligibilityOf({ ...old, issuedOn: day("2026-03-01") })).toMatchObject({
    missing: ["tax-reference"],
  });
  expect(() => eligibilityOf({ ...candidate, issuedOn: day("2023-02-28") })).toThrow("before 1 March 2023");
});
