import { getTranslations } from "next-intl/server";
import type { YearTotal } from "@/app/my/my-view";
import { formatRandWhole } from "@/lib/money";
import { taxYearLabel } from "@/lib/tax-year";

const step = 92;
const bottom = 112;
const highest = 94;

/** Given by tax year: the seed is this one. Up to five bars, the figures on them. */
export async function YearChart({ years }: { years: YearTotal[] }) {
  const t = await getTranslations("my");
  const top = Math.max(1, ...years.map((year) => year.givenCents));
  const words = years.map((year, index) =>
    t(index === years.length - 1 ? "chartNow" : "chartYear", {
      taxYear: taxYearLabel(year.taxYear),
      amount: formatRandWhole(year.givenCents),
    }),
  );
  const first = 5 - years.length;
  return (
    <figure>
      <svg
        className="chart"
        viewBox="0 0 460 140"
        role="img"
        aria-label={`${t("chart")}: ${words.join("; ")}`}
      >
        {years.map((year, index) => (
          <Bar
            key={year.taxYear}
            year={year}
            left={(first + index) * step + 10}
            top={top}
            isNow={index === years.length - 1}
          />
        ))}
      </svg>
    </figure>
  );
}

function Bar({ year, left, top, isNow }: { year: YearTotal; left: number; top: number; isNow: boolean }) {
  const y = Math.round(bottom - (year.givenCents / top) * highest);
  const centre = left + 26;
  const radius = Math.min(4, bottom - y);
  const shape = `M${left} ${bottom}V${y + radius}a${radius} ${radius} 0 0 1 ${radius} ${-radius}h${52 - 2 * radius}a${radius} ${radius} 0 0 1 ${radius} ${radius}V${bottom}z`;
  return (
    <g>
      <path className={isNow ? "now" : "ghost"} d={shape} />
      {isNow && (
        <circle className="seed" cx={centre} cy={y} r="6" stroke="var(--color-surface)" strokeWidth="2" />
      )}
      <text x={centre} y={y - (isNow ? 14 : 8)} textAnchor="middle" className={isNow ? "on" : undefined}>
        {formatRandWhole(year.givenCents).slice(2)}
      </text>
      <text x={centre} y="130" textAnchor="middle" className={isNow ? "on" : undefined}>
        {taxYearLabel(year.taxYear)}
      </text>
    </g>
  );
}
