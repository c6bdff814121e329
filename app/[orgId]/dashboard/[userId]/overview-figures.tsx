import { getTranslations } from "next-intl/server";
import type { OverviewView } from "@/app/[orgId]/dashboard/[userId]/overview";
import { formatDayHeld } from "@/lib/calendar";
import { yearEarlier } from "@/lib/giving/year-by-month";
import { formatRand, formatRandWhole } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { type Figure, Figures } from "@/lib/ui/workspace/figures";
import { formatPercent } from "@/lib/ui/workspace/percent";

export async function OverviewFigures({ view }: { view: OverviewView }) {
  const t = await getTranslations("workspace.overview");
  const list = `/${view.organizationSlug}/donations`;
  const held: Figure[] =
    view.heldCents === null
      ? []
      : [{ name: t("held"), value: formatRand(view.heldCents), detail: t("heldNote"), isLead: true }];
  return (
    <Figures
      label={t("figures")}
      figures={[
        {
          name: t("raised"),
          value: formatRandWhole(view.year.raisedCents),
          detail: <Change view={view} />,
          href: list,
          isLead: true,
        },
        {
          name: t("donors"),
          value: String(view.donors.count),
          detail: t("donorsNew", { count: view.donors.firstTime }),
        },
        {
          name: t("waiting"),
          value: String(view.waiting.count),
          detail: view.waiting.count
            ? t("waitingSum", { amount: formatRandWhole(view.waiting.sumCents) })
            : t("waitingNone"),
          href: `${list}?show=waiting`,
        },
        ...held,
      ]}
    />
  );
}

async function Change({ view: { year, today } }: { view: OverviewView }) {
  const t = await getTranslations("workspace.overview");
  const day = formatDayHeld(yearEarlier(today));
  if (year.lastYearToDateCents === 0) return <>{t("raisedFirst", { day })}</>;
  const change = year.raisedCents / year.lastYearToDateCents - 1;
  const isMore = change >= 0;
  return (
    <>
      <span className={isMore ? "delta good" : "delta"}>
        <Glyph name={isMore ? "arrow-up" : "arrow-down"} size="sm" />
        <span className="sr">{isMore ? t("more") : t("less")}: </span>
        {formatPercent(Math.abs(change))}
      </span>{" "}
      {t("raisedBeside", { amount: formatRandWhole(year.lastYearToDateCents), day })}
    </>
  );
}
