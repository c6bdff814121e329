import { expect, test } from "vitest";
import { formatPercent } from "./percent";

test("a percentage has a decimal comma, grouped thousands and never breaks", () => {
  expect(formatPercent(0.172)).toBe("17,2\u00A0%");
  expect(formatPercent(0.7, 0)).toBe("70\u00A0%");
  expect(formatPercent(18.214)).toBe("1\u00A0821,4\u00A0%");
});
