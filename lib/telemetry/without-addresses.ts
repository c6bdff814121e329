import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-node";

// A path may hold what opens somebody's paper (/download/…, /verify/…), and a query what was searched for.
const telling = /^(?:http\.(?:target|url|user_agent|client_ip)|url\..*|client\..*|network\.peer\..*)$/;

/** Traces leave with the route's pattern, never with the address that was asked for. */
export function withoutAddresses(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleaned), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

function cleaned(span: ReadableSpan): ReadableSpan {
  const kept = Object.entries(span.attributes).filter(([name]) => !telling.test(name));
  const attributes = Object.fromEntries(kept.map(([name, value]) => [name, withoutPath(name, value)]));
  // An error's text is for the log, which knows what may be said.
  return Object.create(span, {
    name: { value: nameOf(span) },
    attributes: { value: attributes },
    events: { value: [] },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;
}

const route = (span: ReadableSpan) => span.attributes["http.route"] ?? span.attributes["next.route"];

/** "GET /give/[orgSlug]" as it is; "GET /give/ukukhanya", of which no route is known, as "GET". */
function nameOf(span: ReadableSpan): string {
  const [, words, path] = /^(.*?)\s(\S*\/\S*)$/.exec(span.name) ?? [];
  if (!path || path === route(span)) return span.name;
  return route(span) ? `${words} ${route(span)}` : words!;
}

const withoutPath = <Value>(name: string, value: Value) =>
  name === "next.span_name" && typeof value === "string" ? value.split(" ")[0] : value;
