import { expect, test } from "vitest";
import { makeVerifyCode, parseVerifyCode } from "./verify-code";

test("codes use no sign that is misread, are never alike, and read back as printed", () => {
  const codes = Array.from({ length: 5000 }, makeVerifyCode);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(parseVerifyCode(code)).toBe(code);
  }
  expect(new Set(codes.join(""))).toHaveLength(31);
});

test.each([
  ["h8wn3cjtv6pz", "H8WN-3CJT-V6PZ"],
  [" H8WN – 3CJT\u00A0V6PZ ", "H8WN-3CJT-V6PZ"],
  ["H8WN-3CJT-V6P", null],
  ["H8WN-3CJT-V6P0", null],
  ["H8WN-3CJT-V6PZZ", null],
  ["", null],
])("%j is read as %j", (typed, code) => {
  expect(parseVerifyCode(typed)).toBe(code);
});
