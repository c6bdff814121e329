import { context, propagation, ROOT_CONTEXT, SpanStatusCode, trace } from "@opentelemetry/api";

/** The trace at hand as W3C Trace Context writes it (traceparent): ids only. Undefined outside one. */
export function traceAtHand(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** Does work as part of the trace that caused it, or of a new one. */
export function inTrace<Result>(
  traceparent: string | undefined,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const cause = propagation.extract(ROOT_CONTEXT, traceparent ? { traceparent } : {});
  return trace.getTracer("nika").startActiveSpan(name, {}, cause, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
