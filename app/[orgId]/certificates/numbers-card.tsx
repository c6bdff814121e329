import { getTranslations } from "next-intl/server";
import type { RegisterView } from "@/app/[orgId]/certificates/register";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

const states = [
  { state: "issued", mark: "", fill: "var(--color-chart-now)" },
  { state: "withdrawn", mark: "amber", fill: "var(--color-amber)" },
  { state: "replaced", mark: "line", fill: "var(--color-line-strong)" },
  { state: "voided", mark: "danger", fill: "var(--color-danger-fill)" },
] as const;

/** Where every number of the year is. The database refuses a gap or a repeat; here it is counted once more. */
export async function NumbersCard({ view: { accounted, taken, filter } }: { view: RegisterView }) {
  const t = await getTranslations("certificates");
  const counters = taken.filter(
    ({ taxYear, series }) => (filter.taxYear ?? taxYear) === taxYear && (filter.series ?? series) === series,
  );
  const numbersTaken = counters.reduce((total, { lastNumber }) => total + lastNumber, 0);
  const missing = numbersTaken - accounted.count;
  if (numbersTaken === 0) {
    return (
      <Card title={t("numbers.title")}>
        <p className="soft">{t("numbers.none")}</p>
      </Card>
    );
  }
  const { issued, withdrawn, replaced, voided, count } = accounted;
  const picture = t("numbers.picture", {
    count,
    live: issued.count,
    withdrawn: withdrawn.count,
    replaced: replaced.count,
    voided: voided.count,
    missing,
  });
  const shown = states.filter(({ state }) => accounted[state].count > 0 || state === "issued");
  const last = String(counters[0]?.lastNumber ?? 0).padStart(6, "0");
  return (
    <Card title={t("numbers.title")}>
      <div className="stack g-4">
        <div className="account" role="img" aria-label={picture}>
          {shown.map(({ state, fill }) => (
            <i key={state} style={{ flex: accounted[state].count, background: fill }} />
          ))}
        </div>
        <ul className="account-key num">
          {shown.map(({ state, mark }) => (
            <li key={state}>
              <i className={`key ${mark}`} />
              {t(`stateName.${state}`)}
              <b>{accounted[state].count}</b>
            </li>
          ))}
          <li className="all">
            <span className="medium">
              {counters.length === 1 ? t("numbers.from", { last }) : t("numbers.all")}
            </span>
            <b>{numbersTaken}</b>
          </li>
        </ul>
        {missing === 0 ? (
          <p className="ok-line">
            <Glyph name="check" />
            {t("numbers.whole")}
          </p>
        ) : (
          <p className="error">
            <Glyph name="circle-alert" />
            {t("numbers.missing", { count: missing })}
          </p>
        )}
      </div>
    </Card>
  );
}
