import { SpanStatusCode } from "@opentelemetry/api";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { expect, test } from "vitest";
import { withoutAddresses } from "./without-addresses";

const exporter = new InMemorySpanExporter();
const provider = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(withoutAddresses(exporter))],
});
const tracer = provider.getTracer("test");
const secret = "kX3vQw";

test("a trace leaves with the route's pattern, never with the address that was asked for or an error's text", async () => {
  const named = tracer.startSpan(`GET /download/${secret}`, {
    attributes: { "http.target": `/download/${secret}?q=${secret}`, "http.route": "/download/[token]" },
  });
  named.recordException(new Error(secret));
  named.setStatus({ code: SpanStatusCode.ERROR, message: secret });
  named.end();
  tracer
    .startSpan(`fetch GET https://example.org/${secret}`, {
      attributes: { "url.full": secret, "next.span_name": `GET /verify/${secret}`, "http.method": "GET" },
    })
    .end();
  await provider.forceFlush();
  const spans = exporter.getFinishedSpans();
  expect(spans.map(({ name }) => name)).toEqual(["GET /download/[token]", "fetch GET"]);
  const told = spans.map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
  expect(JSON.stringify(told)).not.toContain(secret);
  expect(spans[1]!.attributes).toEqual({ "next.span_name": "GET", "http.method": "GET" });
});
