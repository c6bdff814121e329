import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ActivityScreen } from "@/app/[orgId]/activity/activity";
import { activityAreas, activityParties } from "@/lib/audit/activity";

type Area = keyof typeof activityAreas;
type Party = keyof typeof activityParties;

/** Who, what and when, kept in the address; sent like any form, so it works without a script. */
export async function ActivityFilters({ view, isNarrowed }: { view: ActivityScreen; isNarrowed: boolean }) {
  const t = await getTranslations("activity");
  const { filter, organizationSlug, colleagues } = view;
  const list = `/${organizationSlug}/activity`;
  return (
    <form className="narrowing" action={list} aria-label={t("filters")} key={JSON.stringify(filter)}>
      <label className="field">
        <span className="label">{t("who")}</span>
        <select className="select" name="who" defaultValue={filter.who ?? ""}>
          <option value="">{t("everybody")}</option>
          {colleagues.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
          {(Object.keys(activityParties) as Party[]).map((party) => (
            <option key={party} value={party}>
              {t(`parties.${party}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{t("what")}</span>
        <select className="select" name="what" defaultValue={filter.what ?? ""}>
          <option value="">{t("everything")}</option>
          {(Object.keys(activityAreas) as Area[]).map((area) => (
            <option key={area} value={area}>
              {t(`areas.${area}`)}
            </option>
          ))}
        </select>
      </label>
      {(["from", "to"] as const).map((name) => (
        <label key={name} className="field">
          <span className="label">{t(name)}</span>
          <input className="input" type="date" name={name} defaultValue={filter[name]} />
        </label>
      ))}
      <span className="row g-2">
        <button type="submit" className="btn">
          {t("show")}
        </button>
        {isNarrowed && (
          <Link className="btn quiet" href={list}>
            {t("clear")}
          </Link>
        )}
      </span>
    </form>
  );
}
