import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { gauge } from "@/lib/telemetry/count";
import { startedMetrics } from "@/lib/telemetry/start";
import { installationFigures } from "@/lib/tenancy/installation-figures";
import { poolUse } from "@/lib/tenancy/with-tenant";

/** What this process counted, and the installation's figures as they are now. */
export async function scrape(): Promise<string> {
  const { queues, webhooks, organizations, brokenInvariants } = await installationFigures();
  for (const { queue, waiting, oldestSeconds, failed } of queues) {
    gauge("nika_queue_waiting", "Jobs that could be worked off now", waiting, { queue });
    gauge("nika_queue_oldest_seconds", "How long the longest of them has waited", oldestSeconds, { queue });
    gauge("nika_queue_failed", "Jobs that failed for good", failed, { queue });
  }
  for (const { sender, open, failed, oldestSeconds, delaySeconds } of webhooks) {
    gauge("nika_webhooks_open", "Webhooks stored and not applied yet", open, { sender });
    gauge("nika_webhooks_failed", "Webhooks refused, or failed for good", failed, { sender });
    gauge("nika_webhooks_oldest_seconds", "How long the longest of them has waited", oldestSeconds, {
      sender,
    });
    gauge("nika_webhooks_delay_seconds", "From arrival to effect, mean of the last hour", delaySeconds, {
      sender,
    });
  }
  for (const { status, count } of organizations)
    gauge("nika_organizations", "Organisations, by state", count, { status });
  // Always there, so that an alarm can be set on it before anything ever broke.
  const broken = brokenInvariants.reduce((sum, invariant) => sum + invariant.organizations, 0);
  gauge("nika_invariants_broken", "Invariants of organisations that do not hold", broken);
  for (const [state, connections] of Object.entries(poolUse()))
    gauge("nika_pool_connections", "Database connections of this process", connections, { state });
  const collected = await startedMetrics()?.collect();
  return collected ? new PrometheusSerializer().serialize(collected.resourceMetrics) : "";
}
