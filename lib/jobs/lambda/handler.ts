import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { checkDatabase } from "@/lib/db/check-database";
import { checkEnv, env } from "@/lib/env";
import { startWorker } from "@/lib/jobs/start-worker";
import { startTelemetry } from "@/lib/telemetry/start";
import { closePools } from "@/lib/tenancy/with-tenant";

// The worker for AWS Lambda: the same handlers, for a while. EventBridge calls it every minute (template.yaml).

/** How long at most, and after how many quiet seconds it is enough. */
const wishes = z.object({
  seconds: z.number().min(1).max(840).default(50),
  idleSeconds: z.number().min(1).max(840).default(3),
});

let isChecked = false;

/** Works off the queues until they are quiet or the time is up; what is left waits for the next call. */
export async function handler(event: unknown): Promise<{ seconds: number }> {
  const { seconds, idleSeconds } = wishes.catch({ seconds: 50, idleSeconds: 3 }).parse(event);
  await checkOnce();
  const startedAt = performance.now();
  const elapsedSeconds = () => (performance.now() - startedAt) / 1000;
  const worker = await startWorker();
  while (elapsedSeconds() < seconds && worker.idleSeconds() < idleSeconds) await wait(100);
  await worker.stop();
  // Lambda freezes the process between calls, and frozen connections are dead ones.
  await closePools();
  return { seconds: Math.round(elapsedSeconds()) };
}

async function checkOnce(): Promise<void> {
  if (isChecked) return;
  checkEnv("DATABASE_URL_WORKER");
  await checkDatabase(env().DATABASE_URL_WORKER);
  startTelemetry("nika-worker");
  isChecked = true;
}
