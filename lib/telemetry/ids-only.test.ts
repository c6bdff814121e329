import { context, propagation, trace } from "@opentelemetry/api";
import { afterAll, expect, test } from "vitest";
import { IdsOnlyProvider } from "./ids-only";
import { inTrace, traceAtHand } from "./trace";

new IdsOnlyProvider().register();
afterAll(() => {
  for (const api of [trace, context, propagation]) api.disable();
});

test("a request's trace is found in each of its steps and in the job that comes of it", async () => {
  const seen: (string | undefined)[] = [];
  await inTrace(undefined, "request", async () => {
    seen.push(traceAtHand());
    await inTrace(traceAtHand(), "step", async () => {
      await Promise.resolve();
      seen.push(traceAtHand());
    });
    trace.getTracer("next").startActiveSpan("render", () => seen.push(traceAtHand()));
    trace.getTracer("next").startActiveSpan("fetch", { attributes: {} }, () => seen.push(traceAtHand()));
  });
  await inTrace(seen[0], "job", async () => seen.push(traceAtHand()));
  const ids = seen.map((one) => one?.split("-")[1]);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(5);
});

test("two requests at once have two traces, and outside there is none", async () => {
  const one = () => inTrace(undefined, "request", async () => traceAtHand());
  const [first, second] = await Promise.all([one(), one()]);
  expect(first).not.toBe(second);
  expect(traceAtHand()).toBeUndefined();
});
