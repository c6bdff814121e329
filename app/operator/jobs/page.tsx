import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/app/[orgId]/act-button";
import { actWords } from "@/app/[orgId]/act-words";
import { replayJob, replayKind } from "@/app/operator/acts";
import { type Asked, addressOf, idIn, wordIn } from "@/app/operator/asked";
import { Did } from "@/app/operator/did";
import { formatInstant } from "@/lib/calendar";
import { type DeadJob, listDeadJobs } from "@/lib/jobs/dead-jobs";
import { requireOperator } from "@/lib/tenancy/session";
import { Card } from "@/lib/ui/workspace/card";
import { Empty } from "@/lib/ui/workspace/empty";
import { FoldingTable } from "@/lib/ui/workspace/folding-table";
import { Pager } from "@/lib/ui/workspace/pager";
import { ReplaysCard } from "./replays-card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.jobs"))("title") };
}

/** Jobs that failed for good: how many of each kind, each with its error, to be tried again. */
export default async function JobsPage({ searchParams }: { searchParams: Asked }) {
  const asked = await searchParams;
  const queue = wordIn(asked, "queue") ?? null;
  const { jobs, kinds, hasOlder } = await listDeadJobs(await requireOperator(), {
    queue,
    olderThan: placeIn(asked),
  });
  const t = await getTranslations("operator.jobs");
  const words = await actWords();
  const nameOf = (name: string) =>
    t.has(`queue.${name.replace(".", "-")}` as never) ? t(`queue.${name.replace(".", "-")}` as never) : name;
  return (
    <>
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </div>
      <Did did={wordIn(asked, "did")} count={wordIn(asked, "count")} />
      {kinds.length === 0 && (
        <Empty name="dead jobs" title={t("none")}>
          {t("noneText")}
        </Empty>
      )}
      {kinds.length > 0 && (
        <Card title={t("kinds")} lined>
          <FoldingTable
            label={t("kinds")}
            columns={[
              { name: t("kind"), at: "title" },
              { name: t("count"), at: "figure" },
              { name: t("oldest"), at: "note" },
              { name: t("again"), at: "more" },
            ]}
            rows={kinds.map((kind) => ({
              id: kind.queue,
              cells: [
                <>
                  <a className="medium" href={addressOf("/operator/jobs", { queue: kind.queue })}>
                    {nameOf(kind.queue)}
                  </a>
                  <span className="block t-sm soft">{kind.queue}</span>
                </>,
                kind.jobs,
                t("since", { at: formatInstant(kind.oldestAt) }),
                <ActButton
                  key="again"
                  act={replayKind.bind(null, kind.queue)}
                  words={words}
                  label={t("replayAll", { count: kind.jobs })}
                  about={nameOf(kind.queue)}
                />,
              ],
            }))}
          />
        </Card>
      )}
      {jobs.length > 0 && (
        <Card
          title={queue ? nameOf(queue) : t("each")}
          aside={queue && <a href="/operator/jobs">{t("showAll")}</a>}
          lined
        >
          <FoldingTable
            label={t("each")}
            columns={[
              { name: t("kind"), at: "title" },
              { name: t("error"), at: "more" },
              { name: t("died"), at: "note" },
              { name: t("again"), at: "state" },
            ]}
            rows={jobs.map((job) => ({
              id: job.id,
              cells: [
                <>
                  <b className="medium">{nameOf(job.queue)}</b>
                  <span className="block t-sm faint wrap-anywhere">{job.rowId}</span>
                </>,
                <span key="error" className="wrap-anywhere">
                  {job.message || t("noMessage")}
                </span>,
                <>
                  {formatInstant(job.diedAt)}
                  <span className="block t-sm soft">{t("tries", { count: job.tries })}</span>
                </>,
                <ActButton
                  key="again"
                  act={replayJob.bind(null, job.id)}
                  words={words}
                  label={t("replay")}
                  about={nameOf(job.queue)}
                />,
              ],
            }))}
          />
          <Pager
            summary={t("pager", { count: jobs.length })}
            newer={{
              label: t("newest"),
              href: placeIn(asked) ? addressOf("/operator/jobs", { queue: queue ?? undefined }) : null,
            }}
            older={{ label: t("older"), href: hasOlder ? olderHref(queue, jobs.at(-1)!) : null }}
          />
        </Card>
      )}
      <ReplaysCard nameOf={nameOf} />
    </>
  );
}

function placeIn(asked: Awaited<Asked>): Pick<DeadJob, "id" | "diedAt"> | undefined {
  const [id, at] = [idIn(asked, "older"), Number(wordIn(asked, "died"))];
  const diedAt = new Date(at);
  return id && at > 0 && !Number.isNaN(diedAt.getTime()) ? { id, diedAt } : undefined;
}

const olderHref = (queue: string | null, { id, diedAt }: DeadJob) =>
  addressOf("/operator/jobs", { queue: queue ?? undefined, older: id, died: String(diedAt.getTime()) });
