import { type Budget, budgets, type GroupName } from "./budgets";

/** One thing measured. Without a budget it is told, not judged. */
export type Measurement = {
  what: string;
  unit: string;
  figure: number;
  /** The same thing measured in the same run where nothing of ours is in the way. */
  baseline?: number;
  budget?: Budget;
};

/** What a group found: figures for the table, and sentences under it. */
export type Findings = { measurements: Measurement[]; notes?: string[] };

export type Verdict = Measurement & { ratio: number | null; verdict: "held" | "broken" | "told" };

/** Holds each measurement against its budget. A budget that the group did not measure is broken too. */
export function judge(group: GroupName, measurements: Measurement[]): Verdict[] {
  const missing = Object.entries<Budget>(budgets[group]).filter(
    ([, budget]) => !measurements.some((one) => one.budget === budget),
  );
  return [
    ...measurements.map(verdictOn),
    ...missing.map(([name, budget]) =>
      verdictOn({ what: `${group}: ${name} was not measured`, unit: "", figure: Number.NaN, budget }),
    ),
  ];
}

function verdictOn(measurement: Measurement): Verdict {
  const { figure, baseline, budget } = measurement;
  const ratio = baseline === undefined ? null : figure / baseline;
  if (!budget) return { ...measurement, ratio, verdict: "told" };
  const value = budget.of === "ratio" ? (ratio ?? Number.NaN) : figure;
  // Written so that what is not a number breaks every budget.
  const isHeld =
    Number.isFinite(value) &&
    value >= (budget.atLeast ?? Number.NEGATIVE_INFINITY) &&
    value <= (budget.atMost ?? Number.POSITIVE_INFINITY);
  return { ...measurement, ratio, verdict: isHeld ? "held" : "broken" };
}
