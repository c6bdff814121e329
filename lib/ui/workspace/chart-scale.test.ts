import { expect, test } from "vitest";
import { axisFigure, chartScale } from "./chart-scale";

test("the highest amount always fits under the top line, by no more than one step", () => {
  for (const highest of [1, 99_99, 100_00, 500_00, 123_456_78, 246_000_00, 999_999_999_99]) {
    const { topCents, linesCents } = chartScale([highest, 0]);
    const step = linesCents[1] ?? 0;
    expect(topCents).toBeGreaterThanOrEqual(highest);
    expect(topCents - step).toBeLessThan(Math.max(highest, 100_00));
    expect(linesCents.length).toBeLessThanOrEqual(6);
  }
});

test("the axis counts in the unit that keeps its figures short", () => {
  const scale = chartScale([246_000_00]);
  expect(scale.unit).toBe("thousand");
  expect(scale.linesCents.map((line) => axisFigure(line, scale.unit))).toEqual([
    "0",
    "50",
    "100",
    "150",
    "200",
    "250",
  ]);
  expect(chartScale([500_00]).unit).toBe("rand");
  expect(axisFigure(250_000, "thousand")).toBe("2,5");
});
