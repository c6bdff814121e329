export type ChartUnit = "rand" | "thousand" | "million";
export type ChartScale = { topCents: number; linesCents: number[]; unit: ChartUnit };

const steps = [1, 2, 2.5, 5, 10];
const leastTopCents = 100_00;

/** A scale from zero with four to six round lines that holds every amount given, in cents. */
export function chartScale(amountsCents: readonly number[]): ChartScale {
  const highest = Math.max(leastTopCents, ...amountsCents);
  const magnitude = 10 ** Math.floor(Math.log10(highest / 5));
  const step = steps.map((size) => size * magnitude).find((size) => size * 5 >= highest) ?? 10 * magnitude;
  const count = Math.ceil(highest / step);
  const linesCents = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { topCents: count * step, linesCents, unit: unitOf(step) };
}

function unitOf(stepCents: number): ChartUnit {
  if (stepCents >= 500_000_00) return "million";
  return stepCents >= 1_000_00 ? "thousand" : "rand";
}

/** The figure on an axis line: "2,5" for R 2 500 in thousands. */
export function axisFigure(amountCents: number, unit: ChartUnit): string {
  const divisor = { rand: 100, thousand: 100_000, million: 100_000_000 }[unit];
  return String(amountCents / divisor).replace(".", ",");
}
