import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { tryAgain } from "@/app/[orgId]/activity/attention/actions";
import { formatInstant } from "@/lib/calendar";
import type { DeadJob } from "@/lib/jobs/dead-jobs";
import type { Member } from "@/lib/tenancy/actor";
import { Card } from "@/lib/ui/workspace/card";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";

type Props = { member: Member; jobs: DeadJob[] };

/** Work for the organisation that failed after every retry. */
export async function DeadJobsCard({ member, jobs }: Props) {
  const t = await getTranslations("activity.attention");
  const names = await getTranslations("operator.jobs.queue");
  const words = await actWords();
  const mayReplay = member.permissions.has("settings:integrations");
  const nameOf = (queue: string) => {
    const key = queue.replace(".", "-") as "mail-send";
    return names.has(key) ? names(key) : queue;
  };
  return (
    <Card title={t("jobs")} lined>
      <p className="soft px-5 py-4">{t(mayReplay ? "jobsNext" : "jobsAsk")}</p>
      <FoldingTable
        label={t("jobs")}
        columns={[
          { name: t("work"), at: "title" },
          { name: t("failed"), at: "note" },
          ...(mayReplay ? [{ name: t("act"), at: "more" } as const] : []),
        ]}
        rows={jobs.map(({ id, queue, diedAt, tries }) => ({
          id,
          cells: [
            nameOf(queue),
            t("failedAt", { at: formatInstant(diedAt), count: tries }),
            <ActButton
              key="again"
              act={tryAgain.bind(null, member.organizationSlug, id)}
              words={words}
              label={t("tryAgain")}
              about={nameOf(queue)}
            />,
          ],
        }))}
      />
    </Card>
  );
}
