import { expect, test } from "vitest";
import { askClerk, isGone } from "./ask-clerk";

const busy = (retryAfter?: number) => Object.assign(new Error("busy"), { status: 429, retryAfter });
const broken = Object.assign(new Error("broken"), { status: 503 });
const unreachable = new Error("fetch failed");
const refused = Object.assign(new Error("refused"), {
  status: 404,
  errors: [{ code: "resource_not_found" }],
});
const patience = { times: 5, firstPauseMs: 100, longestPauseMs: 1_000 };

/** Answers with these one after another; the last is the good one, or an error for ever. */
async function asked(answers: unknown[]) {
  const pauses: number[] = [];
  let at = 0;
  const ask = async () => {
    const answer = answers[Math.min(at++, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const pause = async (milliseconds: number) => pauses.push(milliseconds);
  const result = await askClerk(ask, patience, pause).catch((error: Error) => error);
  return { result, pauses, times: at };
}

test("a busy, broken or unreachable Clerk is asked again until it answers", async () => {
  expect(await asked([busy(), broken, unreachable, "here"])).toMatchObject({ result: "here", times: 4 });
});

test("it is not asked for ever", async () => {
  expect(await asked([broken])).toMatchObject({ result: broken, times: 5 });
});

test("a refusal is final", async () => {
  expect(await asked([refused, "here"])).toMatchObject({ result: refused, times: 1 });
});

test("pauses grow, are never longer than the longest, and no two callers share them", async () => {
  const runs = await Promise.all(Array.from({ length: 50 }, () => asked([broken])));
  for (const { pauses } of runs)
    pauses.forEach((pause, at) => {
      const longest = Math.min(1_000, 100 * 2 ** at);
      expect(pause).toBeGreaterThanOrEqual(longest / 2);
      expect(pause).toBeLessThanOrEqual(longest);
    });
  expect(new Set(runs.map(({ pauses }) => pauses[0])).size).toBeGreaterThan(45);
});

test("Clerk's own word for how long to wait counts, and a longer one than there is patience for ends it", async () => {
  const { pauses } = await asked([busy(1), "here"]);
  expect(pauses[0]).toBeGreaterThanOrEqual(1_000);
  expect(await asked([busy(30), "here"])).toMatchObject({ result: { status: 429 }, times: 1 });
});

test("only Clerk's own words say that somebody is gone", () => {
  expect(isGone(refused)).toBe(true);
  expect(isGone(Object.assign(new Error(), { status: 404, errors: [] }))).toBe(false);
  expect(isGone(broken)).toBe(false);
  expect(isGone(unreachable)).toBe(false);
});
