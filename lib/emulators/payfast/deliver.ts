import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { PayfastFaults } from "@/lib/emulators/payfast/faults";
import type { Delivery, State } from "@/lib/emulators/payfast/state";

export type NewDelivery = Pick<Delivery, "url" | "body" | "confirmedText"> &
  Partial<Pick<Delivery, "headers" | "isForged">> & { delaySeconds?: number };

/**
 * Posts notifications until the shop answers 200, as PayFast does, with longer and longer pauses; those not yet
 * answered are on disk and go on after a restart. A forged one is tried once, for nobody would repeat it.
 */
export class Postman {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly closing = new AbortController();

  constructor(
    private readonly state: State,
    private readonly faults: PayfastFaults,
    private readonly retrySeconds: number[],
  ) {
    for (const delivery of state.deliveries.list()) if (delivery.nextAt) this.schedule(delivery);
  }

  /** Keeps the notification, then sends it at once unless a delay is asked for. */
  async send(post: NewDelivery): Promise<Delivery> {
    const { delaySeconds = 0, ...parts } = post;
    const nextAt = new Date(Date.now() + delaySeconds * 1000).toISOString();
    const delivery = await this.keep(parts, nextAt);
    if (delaySeconds > 0) this.schedule(delivery);
    else await this.attempt(delivery);
    return this.state.deliveries.find(delivery.id)!;
  }

  /** Remembers a notification without sending it, so that PayFast can confirm it. */
  keep(post: Omit<NewDelivery, "delaySeconds">, nextAt: string | null = null): Promise<Delivery> {
    const madeAt = new Date().toISOString();
    const id = randomUUID();
    return this.state.deliveries.put({
      headers: {},
      isForged: false,
      ...post,
      id,
      madeAt,
      attempts: [],
      nextAt,
    });
  }

  /** Stops sending and waits until the last attempt is on disk. */
  async close(): Promise<void> {
    this.closing.abort();
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.allSettled(this.underWay);
  }

  private schedule(delivery: Delivery): void {
    if (this.closing.signal.aborted) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        void this.attempt(this.state.deliveries.find(delivery.id)!);
      },
      Math.max(0, Date.parse(delivery.nextAt!) - Date.now()),
    );
    this.timers.add(timer);
  }

  private attempt(delivery: Delivery): Promise<void> {
    const attempt = this.tryOnce(delivery).finally(() => this.underWay.delete(attempt));
    this.underWay.add(attempt);
    return attempt;
  }

  private async tryOnce(delivery: Delivery): Promise<void> {
    const status = await this.post(delivery);
    if (this.closing.signal.aborted) return;
    const attempts = [...delivery.attempts, { at: new Date().toISOString(), status }];
    const pause = status === 200 || delivery.isForged ? undefined : this.retrySeconds[attempts.length - 1];
    const nextAt = pause === undefined ? null : new Date(Date.now() + pause * 1000).toISOString();
    const kept = await this.state.deliveries.put({ ...delivery, attempts, nextAt });
    if (kept.nextAt) this.schedule(kept);
  }

  private async post({ url, body, headers }: Delivery): Promise<number | null> {
    const fault = this.faults.take("notify");
    if (fault?.kind === "silent") return null;
    if (fault?.kind === "slow") await wait(fault.seconds * 1000);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: fault?.kind === "wrong" ? body.slice(0, body.length >> 1) : body,
        // PayFast follows no redirect; to it a 308 is a failure.
        redirect: "manual",
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(10_000)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }
}
