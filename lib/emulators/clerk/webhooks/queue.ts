import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { State } from "@/lib/emulators/clerk/state";
import { type Delivery, keepDelivered } from "@/lib/emulators/clerk/webhooks/delivery";
import { postWebhook } from "@/lib/emulators/clerk/webhooks/post";

/** How the queue sends; the test switches change it. */
type Sending = { isPaused: boolean; copies: number; delayMs: number; order: "any" | "reversed" };

export type WebhookQueue = {
  sending: Sending;
  announce(type: string, data: object): void;
  /** Sends what is due now; called after each write, so that an event never leaves before its fact is kept. */
  pump(): void;
  sendAgain(id: string): Promise<boolean>;
  close(): Promise<void>;
};

type Settings = { url: string; secret: string; retryMs: readonly number[]; log: (line: string) => void };

const inFlightLimit = 8;

/** Undelivered events are in the state, so a restart picks them up where they were. They are tried for ever. */
export function startWebhookQueue(
  state: State,
  save: () => void,
  now: () => number,
  settings: Settings,
): WebhookQueue {
  const closing = new AbortController();
  const inFlight = new Map<string, Promise<unknown>>();
  const sending: Sending = { isPaused: false, copies: 1, delayMs: 0, order: "any" };
  for (const delivery of state.waiting) delivery.nextAttemptAt = 0;
  const timer = setInterval(pump, 100);
  timer.unref();

  function pump(): void {
    if (sending.isPaused || closing.signal.aborted) return;
    const due = state.waiting.filter(({ id, nextAttemptAt }) => nextAttemptAt <= now() && !inFlight.has(id));
    const next = sending.order === "reversed" ? due.reverse() : due;
    for (const delivery of next.slice(0, inFlightLimit - inFlight.size)) {
      const attempt = deliver(delivery).finally(() => inFlight.delete(delivery.id));
      inFlight.set(delivery.id, attempt);
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const sent = await Promise.all(Array.from({ length: sending.copies }, () => post(delivery)));
    if (closing.signal.aborted) return;
    delivery.attempts++;
    if (sent.includes(true)) {
      state.waiting = state.waiting.filter(({ id }) => id !== delivery.id);
      keepDelivered(state.delivered, delivery);
    } else delivery.nextAttemptAt = now() + retryAfter(settings.retryMs, delivery.attempts);
    save();
  }

  async function post(delivery: Delivery): Promise<boolean> {
    const isDelivered = await postWebhook(settings, delivery, new Date(now()), closing.signal);
    settings.log(`webhook ${delivery.type} ${isDelivered ? "delivered" : "not delivered"}`);
    return isDelivered;
  }

  return {
    sending,
    announce(type, data) {
      const timestamp = now();
      const http_request = { client_ip: "127.0.0.1", user_agent: "Clerk stand-in" };
      const body = JSON.stringify({
        data,
        object: "event",
        type,
        timestamp,
        instance_id: "ins_emulator",
        event_attributes: { http_request },
      });
      const nextAttemptAt = timestamp + sending.delayMs;
      state.waiting.push({ id: newClerkId("msg"), type, body, attempts: 0, nextAttemptAt });
    },
    pump,
    async sendAgain(id) {
      const delivery = state.delivered.find((one) => one.id === id);
      return delivery ? post(delivery) : false;
    },
    async close() {
      clearInterval(timer);
      closing.abort();
      await Promise.allSettled(inFlight.values());
    },
  };
}

const retryAfter = (retryMs: readonly number[], attempts: number) =>
  retryMs[Math.min(attempts, retryMs.length) - 1] ?? 1000;
