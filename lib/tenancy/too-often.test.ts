import { expect, test } from "vitest";
import { endOfWait } from "./end-of-wait";
import { tooOften } from "./too-often";

test("who asks too often hears 429, in how many seconds to come back, and a sentence where a person reads it", async () => {
  const answer = tooOften(42, "Again at 14:05.");
  expect([answer.status, answer.headers.get("retry-after"), await answer.text()]).toEqual([
    429,
    "42",
    "Again at 14:05.",
  ]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("a wait ends at a whole minute in South Africa, never before it is over", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  expect([0, 1, 60, 61].map((wait) => endOfWait(wait, now))).toEqual(["14:00", "14:01", "14:01", "14:02"]);
});
