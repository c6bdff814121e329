import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addressOf, type Narrowing } from "@/app/[orgId]/donors/asked";
import type { DonorsView } from "@/app/[orgId]/donors/donors";
import { donorKinds } from "@/lib/giving/donor-views";
import { donorsCounted } from "@/lib/giving/list-donors";
import { taxYearLabel } from "@/lib/tax-year";
import { Glyph } from "@/lib/ui/glyph";

/** The ways to narrow the list, each in its address; a chosen chip is taken away by choosing it again. */
export async function DonorFilters({ view }: { view: DonorsView }) {
  const t = await getTranslations("donors");
  const { list, narrowing } = view;
  const { search, ...others } = narrowing;
  const chip = (key: string, label: string, isOn: boolean, change: Narrowing) => (
    <Link
      key={key}
      className={isOn ? "chip on" : "chip"}
      href={addressOf(list, { ...narrowing, ...change })}
      aria-current={isOn ? "true" : undefined}
    >
      {label}
      {isOn && <Glyph name="x" />}
    </Link>
  );
  return (
    <search className="filters" aria-label={t("filters")}>
      <form action={list}>
        {Object.entries(others).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label className="search">
          <span className="sr">{t("search")}</span>
          <Glyph name="search" size="sm" />
          <input
            type="search"
            name="search"
            placeholder={t("searchHint")}
            defaultValue={search}
            key={search}
          />
        </label>
      </form>
      {search && (
        <Link className="chip on" href={addressOf(list, others)}>
          <span className="sr">{t("clearSearch", { search })}</span>
          <span aria-hidden="true">{search}</span>
          <Glyph name="x" />
        </Link>
      )}
      {donorKinds.map((kind) => {
        const isOn = narrowing.kind === kind;
        return chip(kind, t(`kind.${kind}`), isOn, { kind: isOn ? undefined : kind });
      })}
      {chip("gave", t("show.gave", { taxYear: taxYearLabel(view.taxYear) }), narrowing.gave !== undefined, {
        gave: narrowing.gave ? undefined : "yes",
      })}
      {chip("details", t("show.details"), narrowing.details !== undefined, {
        details: narrowing.details ? undefined : "missing",
      })}
      {chip("email", t("show.no-email"), narrowing.email !== undefined, {
        email: narrowing.email ? undefined : "none",
      })}
      {view.exportHref && view.count > 0 && (
        <a className="btn sm quiet" href={view.exportHref}>
          <Glyph name="download" size="sm" />
          {view.count > donorsCounted ? t("exportMany") : t("export", { count: view.count })}
        </a>
      )}
    </search>
  );
}
