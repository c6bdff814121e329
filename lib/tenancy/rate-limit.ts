import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { logEvent } from "@/lib/log";
import { webPool } from "./pools";

export type Limit = { name: string; times: number; seconds: number };
/** Whose it is, where that is known: ids, for the log. */
type By = { organization?: string; user?: string };
export type Counted = { ok: true } | { ok: false; waitSeconds: number };

/**
 * Counts one more for this key, across every web process; over the limit it says in how many seconds it may go on.
 * Only a hash of the key is kept, so it may be an address. A database that is out of reach throws: a limit never
 * fails open.
 */
export async function countAgain(limit: Limit, key: string, by: By = {}): Promise<Counted> {
  try {
    await limiterOf(limit).consume(hashed(key));
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    logEvent("rate.limited", { limit: limit.name, ...by });
    return { ok: false, waitSeconds: Math.max(Math.ceil(refusal.msBeforeNext / 1_000), 1) };
  }
}

/** Counts one more for each key in turn, up to the first that is over its limit. */
export async function countEach(limits: [Limit, string][], by: By = {}): Promise<Counted> {
  for (const [limit, key] of limits) {
    const counted = await countAgain(limit, key, by);
    if (!counted.ok) return counted;
  }
  return { ok: true };
}

/** Counts one more for this key; false when it is over the limit. */
export const mayAgain = async (limit: Limit, key: string): Promise<boolean> =>
  (await countAgain(limit, key)).ok;

/** Takes one off what was counted. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limiterOf(limit).reward(hashed(key));
}

const hashed = (key: string) => createHash("sha256").update(key).digest("base64url");

// The table is made by migration. A limiter clears what has run out by itself, so there is one a limit.
const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf({ name, times, seconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: {
      query: ({ text, values }: { text: string; values?: unknown[] }) => webPool().query(text, values),
    },
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix: name,
    points: times,
    duration: seconds,
  });
  limiters.set(name, limiter);
  return limiter;
}
