import { expect, test } from "vitest";
import { isTotpCode, newTotpSecret, totpCode } from "./totp";

test("codes are those of RFC 6238, appendix B", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(totpCode(secret, 59_000)).toBe("287082");
  expect(totpCode(secret, 1_111_111_109_000)).toBe("081804");
  expect(totpCode(secret, 20_000_000_000_000)).toBe("353130");
});

test("a code holds for a step before and after, and not longer", () => {
  const secret = newTotpSecret();
  const now = 1_800_000_000_000;
  const code = totpCode(secret, now);
  for (const seconds of [-30, 0, 30]) expect(isTotpCode(secret, code, now + seconds * 1_000)).toBe(true);
  expect(isTotpCode(secret, code, now + 90_000)).toBe(false);
});
