import { expect, test } from "vitest";
import { withoutSignature } from "@/lib/payments/payfast/confirm-notification";
import vectors from "@/tests/fixtures/payfast.json";

test.each(vectors.itn_valid)("$id is asked about with the text that PayFast signed", (vector) => {
  expect(withoutSignature(vector.raw_body)).toBe(vector.validate_postback_body);
});

test("a body that could not be read is never sent to PayFast", () => {
  expect(() => withoutSignature("a=1&a=2")).toThrow("read before");
});
