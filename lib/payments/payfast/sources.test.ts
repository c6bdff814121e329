import { expect, test } from "vitest";
import { isPayfastSource } from "@/lib/payments/payfast/sources";

test.each([
  "197.97.145.144",
  "197.97.145.159",
  "41.74.179.223",
  "102.216.36.15",
  "144.126.193.139",
  "3.163.252.237",
])("%s is PayFast, also written as IPv6", (address) => {
  expect(isPayfastSource(address)).toBe(true);
  expect(isPayfastSource(`::ffff:${address}`)).toBe(true);
});

test.each([
  "197.97.145.160",
  "41.74.179.191",
  "3.163.253.237",
  "3.163.240.236",
  "127.0.0.1",
  "::1",
  "8.8.8.8",
])("%s is not", (address) => expect(isPayfastSource(address)).toBe(false));

test.each([null, "", "unknown", "197.97.145.144, 8.8.8.8", "197.97.145.144:443", "0197.97.145.144"])(
  "“%s” is no address",
  (address) => expect(isPayfastSource(address)).toBe(false),
);

test("loopback counts only where it is configured", () => {
  const extra = "127.0.0.1/32, ::1";
  expect(isPayfastSource("127.0.0.1", extra)).toBe(true);
  expect(isPayfastSource("::1", extra)).toBe(true);
  expect(isPayfastSource("127.0.0.2", extra)).toBe(false);
  expect(isPayfastSource("127.0.0.1", "10.0.0.0/8")).toBe(false);
});

test("a range that cannot be read is a mistake in the configuration, not an empty list", () => {
  expect(() => isPayfastSource("127.0.0.1", "loopback")).toThrow("PAYFAST_SOURCES");
  expect(() => isPayfastSource("127.0.0.1", "10.0.0.0/40")).toThrow();
});

test("the published list has the 103 addresses that PayFast confirmed", () => {
  const near = [
    ...Array.from({ length: 256 }, (_, last) => `197.97.145.${last}`),
    ...Array.from({ length: 256 }, (_, last) => `41.74.179.${last}`),
    ...Array.from({ length: 256 }, (_, last) => `102.216.36.${last}`),
    ...Array.from({ length: 256 }, (_, last) => `144.126.193.${last}`),
    ...Array.from({ length: 256 }, (_, last) => `13.245.74.${last}`),
    ...Array.from({ length: 256 }, (_, third) => `3.163.${third}.237`),
  ];
  expect(near.filter((address) => isPayfastSource(address))).toHaveLength(103);
});
