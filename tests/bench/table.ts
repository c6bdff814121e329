import type { Verdict } from "./judge";

const head = ["measured", "figure", "baseline", "ratio", "budget", ""];

/** The verdicts as a Markdown table, padded so that a terminal shows it as well. */
export function table(verdicts: Verdict[]): string {
  const rows = [head, ...verdicts.map(row)];
  const widths = head.map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(" | ")} |`;
  return [line(rows[0]!), line(widths.map((width) => "-".repeat(width))), ...rows.slice(1).map(line)].join(
    "\n",
  );
}

function row({ what, unit, figure, baseline, ratio, budget, verdict }: Verdict): string[] {
  return [
    what,
    withUnit(figure, unit),
    baseline === undefined ? "" : withUnit(baseline, unit),
    ratio === null ? "" : `${short(ratio)} ×`,
    budget ? `${limits(budget)}${budget.of === "ratio" ? " ×" : unit && ` ${unit}`}` : "",
    { held: "held", broken: "**broken**", told: "" }[verdict],
  ];
}

function limits({ atLeast, atMost }: NonNullable<Verdict["budget"]>): string {
  return [atLeast !== undefined && `≥ ${atLeast}`, atMost !== undefined && `≤ ${atMost}`]
    .filter(Boolean)
    .join(", ");
}

const withUnit = (number: number, unit: string) => `${short(number)}${unit && ` ${unit}`}`;

/** Three figures are as many as such a measurement bears. */
function short(number: number): string {
  if (!Number.isFinite(number)) return "none";
  return String(Math.abs(number) >= 100 ? Math.round(number) : Number(number.toPrecision(3)));
}
