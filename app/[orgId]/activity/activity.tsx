import { getTranslations } from "next-intl/server";
import { ActivityDays } from "@/app/[orgId]/activity/activity-days";
import { ActivityFilters } from "@/app/[orgId]/activity/activity-filters";
import { ActivityTabs } from "@/app/[orgId]/activity/activity-tabs";
import type { ActivityView } from "@/app/[orgId]/event-words";
import type { ActivityFilter } from "@/lib/audit/activity";
import { Glyph } from "@/lib/ui/glyph";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";
import { Pager } from "@/lib/ui/workspace/pager";

export type Act = ActivityView & { href: string | null; isNew?: boolean };
export type ActivityScreen = {
  organizationSlug: string;
  filter: ActivityFilter;
  colleagues: { userId: string; name: string }[];
  acts: Act[];
  newerHref: string | null;
  olderHref: string | null;
  exportHref: string | null;
};

/** Who did what in the organisation, newest first. */
export async function Activity({ view }: { view: ActivityScreen }) {
  const t = await getTranslations("activity");
  const isNarrowed = Object.values(view.filter).some(Boolean);
  const none = isNarrowed ? "none" : "empty";
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum")}
        action={
          view.exportHref &&
          view.acts.length > 0 && (
            <a className="btn" href={view.exportHref}>
              <Glyph name="download" />
              {t("export")}
            </a>
          )
        }
      />
      <ActivityTabs organizationSlug={view.organizationSlug} at="all" />
      <ActivityFilters view={view} isNarrowed={isNarrowed} />
      {view.acts.length === 0 ? (
        <Empty name="activity" title={t(`${none}Title`)}>
          {t(none)}
        </Empty>
      ) : (
        <section className="card" aria-label={t("title")}>
          <ActivityDays acts={view.acts} />
          <Pager
            summary={t("pager", { count: view.acts.length })}
            newer={{ label: t("newer"), href: view.newerHref }}
            older={{ label: t("older"), href: view.olderHref }}
          />
        </section>
      )}
    </>
  );
}
