import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addressOf } from "@/app/[orgId]/certificates/asked";
import type { RegisterView } from "@/app/[orgId]/certificates/register";
import { certificateSeries, registerStates } from "@/lib/certificates/register-filter";
import { taxYearLabel } from "@/lib/tax-year";
import { Glyph } from "@/lib/ui/glyph";
import { FilterMenu } from "@/lib/ui/workspace/filter-menu";

/** The ways to narrow the register; each stands in the address. */
export async function RegisterFilters({ view }: { view: RegisterView }) {
  const t = await getTranslations("certificates");
  const { filter, organizationSlug, taken } = view;
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf(organizationSlug, filter, change);
  const years = [...new Set([...taken.map(({ taxYear }) => taxYear), filter.taxYear ?? []].flat())];
  return (
    <header className="line">
      <h2 id="register-title">{t("register.title")}</h2>
      <div className="filters">
        <search>
          <form action={`/${organizationSlug}/certificates`}>
            <input type="hidden" name="year" value={filter.taxYear ?? "all"} />
            {filter.state && <input type="hidden" name="state" value={filter.state} />}
            {filter.series && <input type="hidden" name="series" value={filter.series} />}
            <label className="search">
              <span className="sr">{t("register.search")}</span>
              <Glyph name="search" size="sm" />
              <input
                type="search"
                name="search"
                placeholder={t("register.searchHint")}
                defaultValue={filter.search}
                key={filter.search}
              />
            </label>
          </form>
        </search>
        {filter.search && (
          <Link className="chip on" href={to({ search: null })}>
            <span className="sr">{t("register.clearSearch", { search: filter.search })}</span>
            <span aria-hidden="true">{filter.search}</span>
            <Glyph name="x" />
          </Link>
        )}
        <FilterMenu
          id="filter-year"
          name={t("register.taxYear")}
          chosen={filter.taxYear === undefined ? null : taxYearLabel(filter.taxYear)}
          choices={[
            ...years
              .sort((one, other) => other - one)
              .map((year) => ({
                label: taxYearLabel(year),
                href: to({ taxYear: String(year) }),
                isChosen: year === filter.taxYear,
              })),
            {
              label: t("register.allYears"),
              href: to({ taxYear: "all" }),
              isChosen: filter.taxYear === undefined,
            },
          ]}
        />
        <FilterMenu
          id="filter-state"
          name={t("register.state")}
          chosen={filter.state ? t(`stateName.${filter.state}`) : null}
          choices={[
            ...registerStates.map((state) => ({
              label: t(`stateName.${state}`),
              href: to({ state }),
              isChosen: state === filter.state,
            })),
            { label: t("register.allStates"), href: to({ state: null }), isChosen: !filter.state },
          ]}
        />
        <FilterMenu
          id="filter-series"
          name={t("register.series")}
          chosen={filter.series ? t(`seriesName.${filter.series}`) : null}
          choices={[
            ...certificateSeries.map((series) => ({
              label: t(`seriesName.${series}`),
              href: to({ series }),
              isChosen: series === filter.series,
            })),
            { label: t("register.allSeries"), href: to({ series: null }), isChosen: !filter.series },
          ]}
        />
        {view.exportHref && view.tally.count > 0 && (
          <a className="btn sm quiet" href={view.exportHref}>
            <Glyph name="download" size="sm" />
            {t("register.export", { count: view.tally.count })}
          </a>
        )}
      </div>
    </header>
  );
}
