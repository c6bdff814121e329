import { env } from "@/lib/env";
import { oldestJobSeconds } from "@/lib/jobs/oldest-job";
import { storageIsReady } from "@/lib/storage/storage-is-ready";
import { clerkIsReady } from "@/lib/tenancy/clerk-is-ready";

type Check = { ok: boolean; milliseconds: number; oldestJobSeconds?: number };
export type Readiness = { status: "ready" | "not-ready"; checks: Record<string, Check> };

const queueLimitSeconds = 300;
const keptMilliseconds = 1_000;
let last: { at: number; answer: Promise<Readiness> } | undefined;

/** Asks everything a donation needs, side by side. Many who ask at once share one answer. */
export function readiness(): Promise<Readiness> {
  if (!last || Date.now() - last.at > keptMilliseconds) last = { at: Date.now(), answer: checkAll() };
  return last.answer;
}

async function checkAll(): Promise<Readiness> {
  const [database, storage, clerk, webhooks] = await Promise.all([
    timed(databaseAndQueue),
    timed(async () => ({ ok: await storageIsReady() })),
    timed(async () => ({ ok: await clerkIsReady() })),
    timed(async () => ({ ok: await webhookRouteRefusesUnsigned() })),
  ]);
  const { oldestJobSeconds: age, ...rest } = database;
  const queue = { ...rest, ok: age !== undefined && age < queueLimitSeconds, oldestJobSeconds: age };
  const checks = { database: rest, queue, storage, clerk, webhooks };
  const isReady = Object.values(checks).every((check) => check.ok);
  return { status: isReady ? "ready" : "not-ready", checks };
}

async function timed(ask: () => Promise<Omit<Check, "milliseconds">>): Promise<Check> {
  const startedAt = performance.now();
  // What is wrong stands in the log of the part that is; here only that it is, because anybody may ask.
  const found = await ask().catch(() => ({ ok: false }));
  return { ...found, milliseconds: Math.round(performance.now() - startedAt) };
}

async function databaseAndQueue() {
  const seconds = Math.round(await oldestJobSeconds());
  return { ok: true, oldestJobSeconds: seconds };
}

/** Clerk's webhook route is up when it turns away a delivery without a signature. */
async function webhookRouteRefusesUnsigned(): Promise<boolean> {
  const response = await fetch(`${env().NIKA_PUBLIC_URL}/api/webhooks/clerk`, {
    method: "POST",
    body: "{}",
    cache: "no-store",
    redirect: "manual",
    signal: AbortSignal.timeout(3_000),
  });
  return response.status === 400 || response.status === 401;
}
