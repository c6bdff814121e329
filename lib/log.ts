import { trace } from "@opentelemetry/api";
import { pino } from "pino";

/**
 * One line of JSON for each thing that happened. Ids, names of things and figures only: no names of people, addresses,
 * numbers or tokens. `request` is the trace that the line belongs to: a visit, and every job that comes of it.
 */
export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  mixin: () => {
    const request = trace.getActiveSpan()?.spanContext().traceId;
    return request ? { request } : {};
  },
});

/** What is worth finding in a log by name. */
type EventName =
  | "auth.sign-in-refused"
  | "auth.session-changed"
  | "auth.entry-refused"
  | "permission.refused"
  | "act.refused"
  | "rate.limited"
  | "webhook.stored"
  | "webhook.refused"
  | "jobs.replayed"
  | "invariant.broken"
  | "query.slow"
  | "request.failed";

/** Ids, figures and words of ours; a type that a form's values do not fit by accident is not to be had. */
export function logEvent(event: EventName, fields: Record<string, string | number | boolean | null>): void {
  log.info({ event, ...fields }, event);
}
