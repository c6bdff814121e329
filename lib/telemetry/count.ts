import { metrics } from "@opentelemetry/api";

/** What is counted, and what each says; labels are words of ours, never anything that a person typed. */
const counters = {
  nika_registrations_completed: "Organisations that finished their registration",
  nika_sign_in_errors: "Refused attempts to sign in or up, by Clerk's reason",
  nika_webhooks: "Webhooks received, by sender and by what was answered",
  nika_refusals: "What people were refused, by the permission they lack",
  nika_slow_queries: "Queries that took longer than half a second",
} as const;

const durations = {
  nika_transaction_seconds: "From asking for a connection to the end of a transaction, by actor",
  nika_job_seconds: "A job's work, by queue and end",
} as const;

type Labels = Record<string, string>;

/** One more. Without telemetry started it does nothing. */
export function countUp(name: keyof typeof counters, labels: Labels = {}): void {
  meter().createCounter(name, { description: counters[name] }).add(1, labels);
}

/** How long something took. */
export function tookSeconds(name: keyof typeof durations, seconds: number, labels: Labels = {}): void {
  const advice = { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] };
  meter().createHistogram(name, { description: durations[name], unit: "s", advice }).record(seconds, labels);
}

/** How much there is of something now. */
export function gauge(name: `nika_${string}`, description: string, value: number, labels: Labels = {}): void {
  meter().createGauge(name, { description }).record(value, labels);
}

const meter = () => metrics.getMeter("nika");
