import { setTimeout as wait } from "node:timers/promises";

type Refusal = { status?: number; retryAfter?: number };
export type Patience = { times: number; firstPauseMs: number; longestPauseMs: number };

const usual: Patience = { times: 4, firstPauseMs: 250, longestPauseMs: 5_000 };

/**
 * Asks Clerk, and again while it is busy (429) or out of reach: after as long as it says, else after pauses that grow
 * and are drawn by lot, so that many who were refused together do not come back together. A refusal, and a wait longer
 * than there is patience for, is thrown at once.
 */
export async function askClerk<T>(
  ask: () => Promise<T>,
  patience: Patience = usual,
  pause: (milliseconds: number) => Promise<unknown> = wait,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const askedForMs = ((error as Refusal).retryAfter ?? 0) * 1000;
      const isOver = attempt === patience.times || askedForMs > patience.longestPauseMs;
      if (isOver || !mayPass(error)) throw error;
      const longestMs = Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** (attempt - 1));
      await pause(Math.max(askedForMs, longestMs / 2) + (Math.random() * longestMs) / 2);
    }
  }
}

/** Whether Clerk said that there is no such thing; anything less certain is no. */
export const isGone = (error: unknown): boolean => {
  const { status, errors } = error as Refusal & { errors?: { code?: string }[] };
  return status === 404 && errors?.[0]?.code === "resource_not_found";
};

/** Busy, broken, or no answer at all: an answer without a status never came from Clerk. */
const mayPass = (error: unknown): boolean => {
  const { status } = error as Refusal;
  return status === undefined || status === 429 || status >= 500;
};
