import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal";

const patienceSeconds = 90;

/** Waits until an address answers 200; then says what it answered last. */
export async function untilAnswers(url: string, signal?: AbortSignal): Promise<void> {
  const end = Date.now() + patienceSeconds * 1000;
  let last = "nothing";
  while (Date.now() < end) {
    signal?.throwIfAborted();
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      const body = await response.text();
      if (response.ok) return;
      last = `${response.status} ${body.slice(0, 600)}`;
    } catch {
      // Not listening yet.
    }
    await sleep(150);
  }
  throw new Refusal(`${url} did not answer 200 within ${patienceSeconds} seconds. Its last answer: ${last}`);
}
