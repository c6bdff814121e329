import { getTranslations } from "next-intl/server";
import type { MyView } from "@/app/my/my-view";
import { YearChart } from "@/app/my/year-chart";
import { formatDayHeld } from "@/lib/calendar";
import { formatRand, sumCents } from "@/lib/money";
import { taxYearBounds, taxYearLabel, taxYearOf } from "@/lib/tax-year";
import { Badge } from "@/lib/ui/badge";

/** What the donor can claim this tax year, what still waits, and what they gave in the years before. */
export async function ClaimSheet({ view }: { view: MyView }) {
  const t = await getTranslations("my");
  const taxYear = taxYearOf(view.today);
  const from = formatDayHeld(taxYearBounds(taxYear).firstDay);
  const before = view.years.filter((year) => year.taxYear < taxYear && year.givenCents > 0);
  return (
    <section className="sheet claim" aria-labelledby="claim-h">
      <div className="stack g-3">
        <h2 className="t-base medium" id="claim-h">
          {t("claim", { taxYear: taxYearLabel(taxYear) })}
        </h2>
        <p className="v">{formatRand(view.claim.sumCents)}</p>
        <p className="soft t-sm">
          {view.claim.certificateCount
            ? t("claimOn", { count: view.claim.certificateCount, from, to: formatDayHeld(view.today) })
            : t("claimNone", { from })}{" "}
          {view.waiting.count > 0 &&
            t("waiting", { count: view.waiting.count, amount: formatRand(view.waiting.sumCents) })}
        </p>
        {view.claim.hasSpecimens && (
          <p className="t-sm">
            <Badge icon="info" tone="info">
              {t("specimen")}
            </Badge>
          </p>
        )}
        {before.length > 0 && (
          <p className="soft t-sm">
            {t("before", {
              amount: formatRand(sumCents(before.map((year) => year.givenCents))),
              count: before.length,
            })}
          </p>
        )}
      </div>
      {before.length > 0 && <YearChart years={view.years.slice(-5)} />}
    </section>
  );
}
