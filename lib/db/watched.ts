import { logEvent } from "@/lib/log";
import { countUp, tookSeconds } from "@/lib/telemetry/count";

const slowMilliseconds = 500;
const shownLength = 300;

/** Times a query; a slow one is told by its text, which holds placeholders and no values. */
export async function watchedQuery<Result>(query: unknown, running: Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  try {
    return await running;
  } finally {
    const milliseconds = Math.round(performance.now() - startedAt);
    if (milliseconds >= slowMilliseconds) {
      countUp("nika_slow_queries");
      logEvent("query.slow", { milliseconds, query: textOf(query).slice(0, shownLength) });
    }
  }
}

/** From asking for a connection to the end, by the entering statement's function: app.enter_member and so on. */
export function watchedTransaction(entrance: string, startedAt: number): void {
  const door = /app\.(\w+)/.exec(entrance)?.[1] ?? "none";
  tookSeconds("nika_transaction_seconds", (performance.now() - startedAt) / 1000, { door });
}

const textOf = (query: unknown): string =>
  typeof query === "string" ? query : String((query as { text?: unknown } | null)?.text ?? "");
