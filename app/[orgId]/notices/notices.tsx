import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { ActivityDays } from "@/app/[orgId]/activity/activity-days";
import { markRead } from "@/app/[orgId]/notices/actions";
import type { NoticesScreen } from "@/app/[orgId]/notices/load-notices";
import { MarkRead } from "@/app/[orgId]/notices/mark-read";
import { Empty } from "@/lib/ui/workspace/empty";
import { PageHead } from "@/lib/ui/workspace/page-head";

/** What concerns the reader, newest first. */
export async function Notices({ view }: { view: NoticesScreen }) {
  const t = await getTranslations("notices");
  const { acts, hasUnread, organizationSlug, drawnAt } = view;
  return (
    <>
      <PageHead
        title={t("title")}
        sum={t("sum")}
        action={
          hasUnread && (
            <MarkRead
              act={markRead.bind(null, organizationSlug, drawnAt.getTime())}
              words={{ ...(await actWords()), submit: t("markRead") }}
            />
          )
        }
      />
      {acts.length === 0 ? (
        <Empty name="notices" title={t("emptyTitle")}>
          {t("empty")}
        </Empty>
      ) : (
        <section className="card" aria-label={t("title")}>
          <ActivityDays acts={acts} unread={t("unread")} />
        </section>
      )}
    </>
  );
}
