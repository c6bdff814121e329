import type { ChartMonth } from "@/lib/ui/workspace/month-chart";

type Words = { open: string; month: string; thisYear: string; lastYear: string };

/** The chart's figures as a table, a click away. */
export function MonthTable({
  months,
  words,
  figure,
}: {
  months: ChartMonth[];
  words: Words;
  figure: (amountCents: number) => string;
}) {
  return (
    <details className="twin t-sm">
      <summary>{words.open}</summary>
      <div className="table-wrap">
        <table className="table tight">
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              <th scope="col" className="r">
                {words.thisYear}
              </th>
              <th scope="col" className="r">
                {words.lastYear}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.label}>
                <td>{month.label}</td>
                <td className="r">{month.amountCents === null ? "–" : figure(month.amountCents)}</td>
                <td className="r">{figure(month.lastYearCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
