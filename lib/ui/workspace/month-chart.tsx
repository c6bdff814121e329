import { axisFigure, type ChartScale, chartScale } from "@/lib/ui/workspace/chart-scale";

/** One month of the tax year; `amountCents` is null where it has not begun. */
export type ChartMonth = { label: string; amountCents: number | null; lastYearCents: number; isNow: boolean };

const left = 48;
const right = 760;
const bottom = 230;
const height = 216;
const barWidth = 30;
const tickWidth = 38;

/** Twelve months: a bar for this year, a tick for last year, and a pale bar for what is still to come. */
export function MonthChart({
  months,
  title,
  description,
}: {
  months: ChartMonth[];
  title: string;
  description: string;
}) {
  const scale = scaleOf(months);
  const step = (right - left) / months.length;
  return (
    <svg className="chart wide-chart" viewBox="0 0 760 272" role="img" aria-labelledby="chart-t chart-d">
      <title id="chart-t">{title}</title>
      <desc id="chart-d">{description}</desc>
      {scale.linesCents.map((line) => (
        <g key={line}>
          <line className="grid-line" x1={left} x2={right} y1={yOf(line, scale)} y2={yOf(line, scale)} />
          <text x={left - 10} y={yOf(line, scale) + 4} textAnchor="end">
            {axisFigure(line, scale.unit)}
          </text>
        </g>
      ))}
      {months.map((month, index) => (
        <Month key={month.label} month={month} centre={left + step * (index + 0.5)} scale={scale} />
      ))}
    </svg>
  );
}

function Month({ month, centre, scale }: { month: ChartMonth; centre: number; scale: ChartScale }) {
  const expected = stillToComeCents(month);
  const amount = month.amountCents ?? 0;
  return (
    <g>
      {expected > amount && <path className="ghost" d={bar(centre, yOf(expected, scale))} />}
      {amount > 0 && <path className="now" d={bar(centre, yOf(amount, scale))} />}
      {month.isNow && (
        <circle
          className="seed"
          cx={centre}
          cy={yOf(amount, scale)}
          r="6"
          stroke="var(--color-surface)"
          strokeWidth="2"
        />
      )}
      {month.lastYearCents > 0 && (
        <rect
          className="then"
          x={centre - tickWidth / 2}
          y={yOf(month.lastYearCents, scale) - 1.5}
          width={tickWidth}
          height="3"
          rx="1.5"
        />
      )}
      <text x={centre} y="256" textAnchor="middle" className={month.isNow ? "on" : undefined}>
        {month.label}
      </text>
    </g>
  );
}

/** What the same month brought last year stands for what this month and later ones may still bring. */
export function stillToComeCents(month: ChartMonth): number {
  return month.isNow || month.amountCents === null ? month.lastYearCents : 0;
}

/** The scale that holds this year and last. */
export function scaleOf(months: ChartMonth[]): ChartScale {
  return chartScale(months.flatMap((month) => [month.amountCents ?? 0, month.lastYearCents]));
}

function yOf(amountCents: number, { topCents }: ChartScale): number {
  return Math.round((bottom - (amountCents / topCents) * height) * 10) / 10;
}

function bar(centre: number, top: number): string {
  const radius = Math.min(4, bottom - top);
  const inner = barWidth - 2 * radius;
  return `M${centre - barWidth / 2} ${bottom}V${top + radius}a${radius} ${radius} 0 0 1 ${radius} ${-radius}h${inner}a${radius} ${radius} 0 0 1 ${radius} ${radius}V${bottom}z`;
}
