import { getTranslations } from "next-intl/server";
import { type CalendarDate, formatDay } from "@/lib/calendar";
import type { YearByMonth } from "@/lib/giving/year-by-month";
import { type Cents, cents, formatRandWhole } from "@/lib/money";
import { taxYearBounds, taxYearLabel } from "@/lib/tax-year";
import { Card } from "@/lib/ui/workspace/card";
import { type ChartMonth, MonthChart, scaleOf } from "@/lib/ui/workspace/month-chart";
import { MonthRows } from "@/lib/ui/workspace/month-rows";
import { MonthTable } from "@/lib/ui/workspace/month-table";

/** This year against last, month by month: bars, rows on a phone, and the same figures as a table. */
export async function MonthsCard({ year, today }: { year: YearByMonth; today: CalendarDate }) {
  const t = await getTranslations("workspace.chart");
  const months = year.months.map(
    (month): ChartMonth => ({
      label: formatDay(month.firstDay).slice(2, 5),
      amountCents: month.raisedCents,
      lastYearCents: month.lastYearCents,
      isNow: month.isNow,
    }),
  );
  const hasLastYear = months.some((month) => month.lastYearCents > 0);
  const [thisYear, lastYear] = [taxYearLabel(year.taxYear), taxYearLabel(year.taxYear - 1)];
  const unit = t(scaleOf(months).unit);
  const best = months.reduce((high, month) =>
    (month.amountCents ?? 0) > (high.amountCents ?? 0) ? month : high,
  );
  const figure = (amount: number) => formatRandWhole(cents(amount));
  const description = t("description", {
    from: formatDay(taxYearBounds(year.taxYear).firstDay),
    today: formatDay(today),
    raised: figure(year.raisedCents),
    lastYear: figure(year.lastYearToDateCents),
  });
  return (
    <Card
      title={t("title")}
      aside={
        <Legend thisYear={thisYear} lastYear={lastYear} toCome={t("toCome")} hasLastYear={hasLastYear} />
      }
    >
      <figure>
        <MonthChart
          months={months}
          title={t("name", { unit: unit.toLowerCase() })}
          description={
            best.amountCents
              ? `${description} ${t("best", { month: best.label, amount: figure(best.amountCents) })}`
              : description
          }
        />
        <MonthRows months={months} figure={(amount) => withoutCurrency(cents(amount))} />
        <figcaption className="t-sm soft" style={{ marginTop: ".5rem" }}>
          {t(hasLastYear ? "caption" : "captionAlone", {
            unit,
            month: longMonth(today),
            day: ordinal(Number(today.slice(8))),
          })}
        </figcaption>
        <MonthTable
          months={months}
          words={{ open: t("table"), month: t("month"), thisYear, lastYear }}
          figure={figure}
        />
      </figure>
    </Card>
  );
}

function Legend({
  thisYear,
  lastYear,
  toCome,
  hasLastYear,
}: {
  thisYear: string;
  lastYear: string;
  toCome: string;
  hasLastYear: boolean;
}) {
  return (
    <p className="legend">
      <span>
        <i className="key" />
        {thisYear}
      </span>
      {hasLastYear && (
        <span>
          <i className="key tick" />
          {lastYear}
        </span>
      )}
      {hasLastYear && (
        <span>
          <i className="key gh" />
          {toCome}
        </span>
      )}
    </p>
  );
}

function withoutCurrency(amount: Cents): string {
  return formatRandWhole(amount).replace(/^R\u00A0/, "");
}

function longMonth(day: CalendarDate): string {
  return new Intl.DateTimeFormat("en-ZA", { month: "long", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

function ordinal(day: number): string {
  const endings = { one: "st", two: "nd", few: "rd", other: "th", many: "th", zero: "th" };
  return `${day}${endings[new Intl.PluralRules("en-ZA", { type: "ordinal" }).select(day)]}`;
}
