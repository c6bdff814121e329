import { Webhook } from "svix";
import type { Delivery } from "@/lib/emulators/clerk/webhooks/delivery";

const timeoutMs = 15_000;

/** One attempt, signed as Svix does: the id stays, the time is the attempt's own. True for a 2xx answer. */
export async function postWebhook(
  { url, secret }: { url: string; secret: string },
  { id, body }: Delivery,
  at: Date,
  signal: AbortSignal,
): Promise<boolean> {
  const headers = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
    "svix-signature": new Webhook(secret).sign(id, at, body),
  };
  const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal: ends });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
