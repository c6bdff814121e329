import { metrics } from "@opentelemetry/api";
import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { env } from "@/lib/env";
import { IdsOnlyProvider } from "@/lib/telemetry/ids-only";
import { withoutAddresses } from "@/lib/telemetry/without-addresses";

// Next.js bundles this file apart from the routes, which find what it started through the process.
const started = globalThis as { nikaMetrics?: PrometheusExporter };

/**
 * Starts tracing and counting in this process, once. Every request and job gets a trace, whose id stands on each of
 * its log lines; traces leave the process only where OTEL_EXPORTER_OTLP_ENDPOINT names a collector.
 */
export function startTelemetry(service: "nika-web" | "nika-worker"): void {
  if (started.nikaMetrics) return;
  const resource = resourceFromAttributes({ "service.name": service });
  const collector = env().OTEL_EXPORTER_OTLP_ENDPOINT;
  if (collector) {
    const exporter = withoutAddresses(new OTLPTraceExporter({ url: `${collector}/v1/traces` }));
    new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] }).register();
  } else new IdsOnlyProvider().register();
  started.nikaMetrics = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  metrics.setGlobalMeterProvider(new MeterProvider({ resource, readers: [started.nikaMetrics] }));
}

/** What was counted in this process; null where nothing was started. */
export const startedMetrics = (): PrometheusExporter | null => started.nikaMetrics ?? null;
