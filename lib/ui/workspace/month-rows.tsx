import { type ChartMonth, scaleOf, stillToComeCents } from "@/lib/ui/workspace/month-chart";

/** The chart on a phone: one row a month, with its figure. */
export function MonthRows({
  months,
  figure,
}: {
  months: ChartMonth[];
  figure: (amountCents: number) => string;
}) {
  const { topCents } = scaleOf(months);
  const share = (amountCents: number) => `${(amountCents / topCents) * 100}%`;
  return (
    <ol className="hbars num">
      {months.map((month) => (
        <li key={month.label}>
          <span>{month.label}</span>
          <span className="hbar">
            <i className="gh" style={{ width: share(stillToComeCents(month)) }} />
            <i
              className={month.isNow ? "is-now" : undefined}
              style={{ width: share(month.amountCents ?? 0) }}
            />
            {month.lastYearCents > 0 && <u style={{ left: share(month.lastYearCents) }} />}
          </span>
          <span>
            {month.amountCents === null ? <span className="faint">–</span> : figure(month.amountCents)}
          </span>
        </li>
      ))}
    </ol>
  );
}
