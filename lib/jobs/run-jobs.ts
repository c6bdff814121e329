import type { JobResult } from "pg-boss";
import { z } from "zod";
import type { JobHandler } from "@/lib/jobs/job-handler";
import type { JobPayload, QueueName } from "@/lib/jobs/queues";
import { log } from "@/lib/log";
import { placesIn } from "@/lib/places-in";
import { tookSeconds } from "@/lib/telemetry/count";
import { inTrace } from "@/lib/telemetry/trace";

const payload = z.object({ organizationId: z.uuid().nullable(), id: z.uuid().or(z.literal("due")) });

/** The trace of the act that added the job; one that is not well-formed is left out. */
const cause = z.object({ traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/) });

type Fetched = { id: string; data: unknown };

/** Runs a batch side by side; each job stands or falls for itself. Never throws. */
export function runJobs(queue: QueueName, handler: JobHandler, jobs: Fetched[]): Promise<JobResult[]> {
  return Promise.all(jobs.map((job) => runJob(queue, handler, job)));
}

async function runJob(queue: QueueName, handler: JobHandler, job: Fetched): Promise<JobResult> {
  const parsed = payload.safeParse(job.data);
  // Nothing will make it right, so it goes straight to where people look.
  if (!parsed.success)
    return { id: job.id, status: "deadletter", output: { message: "The payload is not a pair of ids" } };
  return inTrace(cause.safeParse(job.data).data?.traceparent, queue, () =>
    work(queue, handler, { job: job.id, ...parsed.data }),
  );
}

async function work(
  queue: QueueName,
  handler: JobHandler,
  { job, ...ids }: { job: string } & JobPayload,
): Promise<JobResult> {
  const startedAt = performance.now();
  const taken = (end: string) => {
    const milliseconds = Math.round(performance.now() - startedAt);
    tookSeconds("nika_job_seconds", milliseconds / 1000, { queue, end });
    return { queue, job, ...ids, milliseconds };
  };
  try {
    const outcome = await handler(ids);
    log.info({ ...taken("done"), outcome: outcomeName(outcome) }, "job done");
    return { id: job, status: "completed" };
  } catch (error) {
    const message = error instanceof Error ? error.message : "unknown";
    log.error({ ...taken("failed"), error: message, stack: placesIn(error) }, "job failed");
    return { id: job, status: "failed", output: { message } };
  }
}

/** A word or a figure a handler returns; whole objects are not for logs. */
function outcomeName(outcome: unknown): string | number | undefined {
  if (typeof outcome === "string" || typeof outcome === "number") return outcome;
  const reason = (outcome as { reason?: unknown } | null | undefined)?.reason;
  return typeof reason === "string" ? reason : undefined;
}
