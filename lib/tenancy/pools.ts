import { openPool, type Pool } from "@/lib/db/pool";
import { env } from "@/lib/env";

// Used inside lib/tenancy only: everybody else asks withTenant for a transaction.

// `next dev` loads modules again and again; a pool a process must stay one.
const pools = globalThis as { nikaWebPool?: Pool; nikaWorkerPool?: Pool };

export function webPool(): Pool {
  pools.nikaWebPool ??= openPool(env().DATABASE_URL);
  return pools.nikaWebPool;
}

export function workerPool(): Pool {
  pools.nikaWorkerPool ??= openPool(env().DATABASE_URL_WORKER);
  return pools.nikaWorkerPool;
}

/** Connections of this process: open, idle among them, and callers that wait for one. */
export function poolUse(): { open: number; idle: number; waiting: number } {
  return pools.nikaWebPool?.use() ?? { open: 0, idle: 0, waiting: 0 };
}

/** Closes what withTenant opened: for scripts and tests, at their end. */
export async function closePools(): Promise<void> {
  await Promise.all([pools.nikaWebPool?.end(), pools.nikaWorkerPool?.end()]);
  pools.nikaWebPool = undefined;
  pools.nikaWorkerPool = undefined;
}
