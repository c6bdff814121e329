import type { PgBoss } from "pg-boss";
import { handlers } from "@/lib/jobs/handlers";
import type { JobHandler } from "@/lib/jobs/job-handler";
import { openBoss } from "@/lib/jobs/open-boss";
import type { QueueName } from "@/lib/jobs/queues";
import { runJobs } from "@/lib/jobs/run-jobs";
import { addDueJobs } from "@/lib/jobs/schedules";
import { log } from "@/lib/log";

export type Worker = {
  stop(): Promise<void>;
  /** For how many seconds nothing has run. */
  idleSeconds(): number;
};

const stopTimeoutMilliseconds = 6_000;
const schedulePeriodMilliseconds = 30_000;

/**
 * Works off every queue by polling twice a second, which also works through a transaction pooler. `stop` lets running
 * jobs finish for six seconds; what is cut off then goes to another worker.
 */
export async function startWorker(
  registry: Partial<Record<QueueName, JobHandler>> = handlers,
): Promise<Worker> {
  const boss = await openBoss();
  let running = 0;
  let lastActiveAt = performance.now();
  for (const [queue, handler] of Object.entries(registry) as [QueueName, JobHandler][])
    await boss.work(
      queue,
      { pollingIntervalSeconds: 0.5, batchSize: 5, burstWhenBatchFull: true, perJobResults: true },
      async (jobs) => {
        running += 1;
        const results = await runJobs(queue, handler, jobs);
        running -= 1;
        lastActiveAt = performance.now();
        return results;
      },
    );
  await keepSchedule(boss);
  const schedule = setInterval(() => keepSchedule(boss), schedulePeriodMilliseconds);
  return {
    idleSeconds: () => (running > 0 ? 0 : (performance.now() - lastActiveAt) / 1000),
    stop: async () => {
      clearInterval(schedule);
      await boss.stop({ graceful: true, timeout: stopTimeoutMilliseconds });
    },
  };
}

async function keepSchedule(boss: PgBoss): Promise<void> {
  try {
    await addDueJobs(boss);
  } catch (error) {
    // The next round, half a minute later, makes up for it.
    log.error({ error: error instanceof Error ? error.message : "unknown" }, "schedule not kept");
  }
}
