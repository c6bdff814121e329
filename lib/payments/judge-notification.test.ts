import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cents, cents } from "@/lib/money";
import { decide, type Situation } from "@/lib/payments/judge-notification";
import type { Notification } from "@/lib/payments/payfast/notification";

const about = { providerPaymentId: "1", paymentId: "p", merchantId: "1", token: null, billingOn: null };
const paid: Notification = {
  ...about,
  status: "complete",
  grossCents: cents(50_000),
  feeCents: cents(2_070),
  netCents: cents(47_930),
};
const failed: Notification = { ...about, status: "failed" };
const open: Situation = {
  environment: "live",
  payment: { status: "started", amountCents: 50_000, environment: "live" },
  donationStatus: "pending",
  campaignStatus: "published",
  isFundClosed: false,
};
const withPayment = (changes: object): Situation => ({ ...open, payment: { ...open.payment!, ...changes } });

test("a paid checkout is completed, also when it was given up or had failed before", () => {
  expect(decide(paid, open)).toEqual({ act: "complete" });
  expect(decide(paid, { ...open, donationStatus: "expired" })).toEqual({ act: "complete" });
  expect(decide(paid, withPayment({ status: "failed" }))).toEqual({ act: "complete" });
  expect(decide(paid, { ...open, campaignStatus: null })).toEqual({ act: "complete" });
});

test("what was paid already, or taken back, is booked as a second payment", () => {
  for (const status of ["completed", "refunded", "charged-back"]) {
    expect(decide(paid, withPayment({ status }))).toEqual({ act: "book-second" });
  }
  expect(decide(paid, { ...open, donationStatus: "reversed" })).toEqual({ act: "book-second" });
});

test.each([
  ["unknown-payment", { ...open, payment: null }],
  ["other-environment", { ...open, environment: "sandbox" as const }],
  ["wrong-amount", withPayment({ amountCents: 49_999 })],
  ["campaign-closed", { ...open, campaignStatus: "closed" }],
  ["fund-closed", { ...open, isFundClosed: true }],
])("money that fits no open donation is set aside: %s", (reason, situation) => {
  expect(decide(paid, situation)).toEqual({ act: "set-aside", reason });
});

test("an agreement we do not know is set aside, even when its payment is one of ours", () => {
  expect(decide({ ...paid, token: "7c4e0a52" }, open)).toEqual({ act: "set-aside", reason: "unknown-token" });
});

test("a failure closes only an open attempt", () => {
  expect(decide(failed, open)).toEqual({ act: "fail" });
  expect(decide(failed, withPayment({ status: "completed" }))).toEqual({
    act: "nothing",
    reason: "paid-already",
  });
  expect(decide(failed, withPayment({ status: "failed" }))).toEqual({
    act: "nothing",
    reason: "already-failed",
  });
  expect(decide(failed, { ...open, payment: null })).toEqual({ act: "nothing", reason: "already-failed" });
});

test("pending and cancelled change nothing", () => {
  expect(decide({ ...about, status: "pending" }, open)).toEqual({ act: "nothing", reason: "pending" });
  expect(decide({ ...about, status: "cancelled" }, open)).toEqual({ act: "nothing", reason: "cancelled" });
});

test("in no situation does a confirmed payment come to nothing, and in none is a sum completed that was not asked", () => {
  const situation = fc.record({
    environment: fc.constantFrom("live" as const, "sandbox" as const),
    payment: fc.option(
      fc.record({
        status: fc.constantFrom("started", "completed", "failed", "refunded", "charged-back"),
        amountCents: fc.constantFrom(50_000, 49_900),
        environment: fc.constantFrom("live", "sandbox"),
      }),
    ),
    donationStatus: fc.constantFrom(null, "pending", "completed", "expired", "reversed", "refunded"),
    campaignStatus: fc.constantFrom(null, "draft", "published", "closed"),
    isFundClosed: fc.boolean(),
  });
  fc.assert(
    fc.property(situation, fc.constantFrom(50_000, 49_900), (found, gross) => {
      const decision = decide({ ...paid, grossCents: gross as Cents }, found);
      expect(["complete", "book-second", "set-aside"]).toContain(decision.act);
      if (decision.act !== "set-aside") expect(found.payment?.amountCents).toBe(gross);
    }),
    { numRuns: 1000 },
  );
});
