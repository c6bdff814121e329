import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addressOf, saidOf } from "@/app/[orgId]/donations/asked";
import type { DonationsView } from "@/app/[orgId]/donations/donations";
import { RangeMenu } from "@/app/[orgId]/donations/range-menu";
import { formatDayHeld } from "@/lib/calendar";
import { donationFilters, donationMethods } from "@/lib/giving/donation-filter";
import { formatRand, plainRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";
import { FilterMenu } from "@/lib/ui/workspace/filter-menu";

/** The ways to narrow the list; each stands in the address. */
export async function DonationFilters({ view }: { view: DonationsView }) {
  const t = await getTranslations("workspace.donations");
  const method = await getTranslations("workspace.method");
  const { organizationSlug, list, purposes } = view;
  const { narrowing } = list;
  const said = saidOf(list);
  const to = (change: Record<string, string | null>) => addressOf(organizationSlug, list, change);
  /** One menu: any, then each choice. */
  const menu = (key: string, name: string, any: string, all: readonly (readonly [string, string])[]) => (
    <FilterMenu
      id={`filter-${key}`}
      name={name}
      chosen={all.find(([value]) => value === said[key])?.[1] ?? null}
      choices={[
        { label: any, href: to({ [key]: null }), isChosen: !said[key] },
        ...all.map(([value, label]) => ({
          label,
          href: to({ [key]: value }),
          isChosen: said[key] === value,
        })),
      ]}
    />
  );
  const { from, to: until, leastCents, mostCents } = narrowing;
  const days = { from: from && formatDayHeld(from), to: until && formatDayHeld(until) };
  const sums = {
    least: leastCents === undefined ? undefined : formatRand(leastCents),
    most: mostCents === undefined ? undefined : formatRand(mostCents),
  };
  return (
    <nav className="filters" aria-label={t("filters")}>
      <search>
        <form action={`/${organizationSlug}/donations`}>
          <Kept said={said} without={["search"]} />
          <label className="search">
            <span className="sr">{t("search")}</span>
            <Glyph name="search" size="sm" />
            <input
              type="search"
              name="search"
              placeholder={t("searchHint")}
              defaultValue={narrowing.search}
              key={narrowing.search}
            />
          </label>
        </form>
      </search>
      {narrowing.search && (
        <Link className="chip on" href={to({ search: null })}>
          <span className="sr">{t("clearSearch", { search: narrowing.search })}</span>
          <span aria-hidden="true">{narrowing.search}</span>
          <Glyph name="x" />
        </Link>
      )}
      <RangeMenu
        id="filter-days"
        name={t("period")}
        chosen={
          days.from && days.to
            ? t("periodBoth", { from: days.from, to: days.to })
            : days.from
              ? t("periodFrom", { from: days.from })
              : days.to
                ? t("periodTo", { to: days.to })
                : null
        }
        action={`/${organizationSlug}/donations`}
        kept={<Kept said={said} without={["from", "to"]} />}
        clearHref={to({ from: null, to: null })}
        fields={[
          { name: "from", label: t("from"), type: "date", value: from },
          { name: "to", label: t("to"), type: "date", value: until },
        ]}
        words={{ apply: t("apply"), clear: t("clear") }}
      />
      {menu(
        "fund",
        t("fund"),
        t("anyFund"),
        purposes.funds.map(({ id, name }) => [id, name] as const),
      )}
      {menu(
        "campaign",
        (await getTranslations("workspace.donation"))("campaign"),
        t("anyCampaign"),
        purposes.campaigns.map(({ id, title }) => [id, title] as const),
      )}
      {menu(
        "method",
        t("method"),
        t("anyMethod"),
        donationMethods.map((each) => [each, method(each)] as const),
      )}
      {menu(
        "show",
        t("state"),
        t("anyState"),
        donationFilters.filter((each) => each !== "all").map((each) => [each, t(each)] as const),
      )}
      <RangeMenu
        id="filter-amount"
        name={t("amounts")}
        chosen={
          sums.least && sums.most
            ? t("amountBoth", { least: sums.least, most: sums.most })
            : sums.least
              ? t("amountFrom", { least: sums.least })
              : sums.most
                ? t("amountTo", { most: sums.most })
                : null
        }
        action={`/${organizationSlug}/donations`}
        kept={<Kept said={said} without={["least", "most"]} />}
        clearHref={to({ least: null, most: null })}
        fields={[
          { name: "least", label: t("least"), value: leastCents === undefined ? "" : plainRand(leastCents) },
          { name: "most", label: t("most"), value: mostCents === undefined ? "" : plainRand(mostCents) },
        ]}
        words={{ apply: t("apply"), clear: t("clear") }}
      />
      {view.exportHref && view.totals.count > 0 && (
        <a className="btn sm quiet" href={view.exportHref}>
          <Glyph name="download" size="sm" />
          {t("export", { count: view.totals.count })}
        </a>
      )}
    </nav>
  );
}

/** What else the address says, carried along by a form. */
function Kept({ said, without }: { said: Record<string, string>; without: string[] }) {
  return Object.entries(said)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
