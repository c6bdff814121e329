import { logEvent } from "@/lib/log";
import { countUp } from "@/lib/telemetry/count";

/** Counts and logs what a webhook was answered; `result` is a word of ours. */
export function noteWebhook(sender: "clerk" | "payfast", result: string): void {
  countUp("nika_webhooks", { sender, result });
  logEvent(result === "stored" ? "webhook.stored" : "webhook.refused", { sender, result });
}
