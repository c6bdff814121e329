import fc from "fast-check";
import { expect, test } from "vitest";
import { parseNotification } from "@/lib/payments/payfast/notification";
import vectors from "@/tests/fixtures/payfast.json";

const genuine = vectors.itn_valid[0]!.raw_body;
const changed = (name: string, value: string) =>
  genuine.replace(new RegExp(`\\b${name}=[^&]*`), `${name}=${value}`);

test("a paid donation is read with gross, fee as a positive figure, and net", () => {
  expect(parseNotification(genuine)).toEqual({
    ok: true,
    notification: {
      providerPaymentId: "1089250",
      paymentId: "don_01J9Z3K7Q8",
      merchantId: "10000100",
      token: null,
      billingOn: null,
      status: "complete",
      grossCents: 25000,
      feeCents: 575,
      netCents: 24425,
    },
  });
});

test("a subscription brings its token and billing date; its cancellation needs no amounts", () => {
  const [, first, cancelled] = vectors.itn_valid.map(({ raw_body }) => parseNotification(raw_body));
  expect(first).toMatchObject({
    notification: { token: "7c4e0a52-9b1d-4f57-8c1e-2f0f5a3f9d11", billingOn: "2026-12-01" },
  });
  expect(cancelled).toMatchObject({ ok: true, notification: { status: "cancelled" } });
});

test.each([
  ["malformed", `${genuine}&amount_gross=1.00`],
  ["malformed", "not a form"],
  ["no-payment-number", changed("pf_payment_id", "")],
  ["no-payment-number", changed("pf_payment_id", "12a")],
  ["no-merchant", changed("merchant_id", "")],
  ["unknown-status", changed("payment_status", "CANCEL")],
  ["unknown-status", changed("payment_status", "complete")],
  ["unknown-status", changed("payment_status", "constructor")],
  ["unreadable-amount", changed("amount_gross", "")],
  ["unreadable-amount", changed("amount_gross", "2e2")],
  ["unreadable-amount", changed("amount_fee", "free")],
  ["unreadable-amount", changed("amount_net", "244,25")],
  ["amounts-disagree", changed("amount_gross", "250.01")],
  ["amounts-disagree", changed("amount_gross", "0.00")],
  ["amounts-disagree", changed("amount_gross", "-250.00")],
  ["amounts-disagree", changed("amount_fee", "5.75")],
  ["unreadable-date", `${genuine}&billing_date=2026-02-30`],
])("what cannot be meant is refused: %s", (reason, body) => {
  expect(parseNotification(body)).toEqual({ ok: false, reason });
});

test("no body at all makes the reader throw, and whatever it accepts adds up", () => {
  const fields = fc.record({
    pf_payment_id: fc.stringMatching(/^\d{0,3}$/),
    merchant_id: fc.constant("1"),
    payment_status: fc.constantFrom("COMPLETE", "FAILED", "x"),
    amount_gross: fc.oneof(
      fc.integer({ min: -900, max: 900 }).map((n) => (n / 100).toFixed(2)),
      fc.string(),
    ),
    amount_fee: fc.constantFrom("-1.00", "0.00", "1.00"),
    amount_net: fc.oneof(
      fc.integer({ min: -900, max: 900 }).map((n) => (n / 100).toFixed(2)),
      fc.string(),
    ),
  });
  const bodies = fc.oneof(
    fc.string({ unit: "binary" }),
    fields.map((record) => new URLSearchParams(record).toString()),
  );
  fc.assert(
    fc.property(bodies, (body) => {
      const read = parseNotification(body);
      if (!read.ok || read.notification.status !== "complete") return;
      const { grossCents, feeCents, netCents } = read.notification;
      expect(grossCents).toBeGreaterThan(0);
      expect(feeCents + netCents).toBe(grossCents);
    }),
    { numRuns: 1000 },
  );
});
