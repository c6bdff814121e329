import type { JobResult } from "pg-boss";
import { z } from "zod";
import type { JobHandler } from "@/lib/jobs/job-handler";
import type { QueueName } from "@/lib/jobs/queues";
import { log } from "@/lib/log";

const payload = z.object({ organizationId: z.uuid().nullable(), id: z.uuid().or(z.literal("due")) });

type Fetched = { id: string; data: unknown };

/** Runs a batch side by side; each job stands or falls for itself. Never throws. */
export function runJobs(queue: QueueName, handler: JobHandler, jobs: Fetched[]): Promise<JobResult[]> {
  return Promise.all(jobs.map((job) => runJob(queue, handler, job)));
}

async function runJob(queue: QueueName, handler: JobHandler, job: Fetched): Promise<JobResult> {
  const startedAt = performance.now();
  const parsed = payload.safeParse(job.data);
  // Nothing will make it right, so it goes straight to where people look.
  if (!parsed.success)
    return { id: job.id, status: "deadletter", output: { message: "The payload is not a pair of ids" } };
  const entry = { queue, job: job.id, ...parsed.data };
  try {
    const outcome = await handler(parsed.data);
    const milliseconds = Math.round(performance.now() - startedAt);
    log.info({ ...entry, milliseconds, outcome: outcomeName(outcome) }, "job done");
    return { id: job.id, status: "completed" };
  } catch (error) {
    const message = error instanceof Error ? error.message : "unknown";
    const milliseconds = Math.round(performance.now() - startedAt);
    log.error({ ...entry, milliseconds, error: message, stack: placesIn(error) }, "job failed");
    return { id: job.id, status: "failed", output: { message } };
  }
}

/** A word or a figure a handler returns; whole objects are not for logs. */
function outcomeName(outcome: unknown): string | number | undefined {
  if (typeof outcome === "string" || typeof outcome === "number") return outcome;
  const reason = (outcome as { reason?: unknown } | null | undefined)?.reason;
  return typeof reason === "string" ? reason : undefined;
}

function placesIn(error: unknown): string[] | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5);
}
