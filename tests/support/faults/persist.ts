import { setTimeout as wait } from "node:timers/promises";

/** Does what a person does who sees an error page, or PayFast who hears no 200: the same again, a little later. */
export async function persist<T>(act: () => Promise<T>, attempts = 30): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === attempts) throw error;
      await wait(Math.min(20 * attempt, 200));
    }
  }
}

/** Looks again and again until it is so. */
export async function until(isSo: () => Promise<boolean>, what: string, seconds = 30): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${seconds} seconds in vain: ${what}`);
    await wait(25);
  }
}
