import { expect, test } from "vitest";
import { clientAddress } from "@/lib/webhooks/client-address";

const seen = (value: string) => clientAddress(new Headers({ "x-forwarded-for": value }), "x-forwarded-for");

test("of a list of addresses only the trusted proxy's own, the last, counts", () => {
  expect(seen("197.97.145.144, 203.0.113.9")).toBe("203.0.113.9");
  expect(seen(" 203.0.113.9 ")).toBe("203.0.113.9");
});

test("without the header, or with an empty one, the address is unknown", () => {
  expect(clientAddress(new Headers(), "x-forwarded-for")).toBeNull();
  expect(seen("")).toBeNull();
  expect(seen("197.97.145.144,")).toBeNull();
});
