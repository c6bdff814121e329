import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { countOf, type Suite } from "@/tests/support/suite";

const folder = mkdtempSync(join(tmpdir(), "nika-suite-"));
afterAll(() => rmSync(folder, { recursive: true }));

function suite(kind: "vitest" | "playwright", report: unknown): Suite {
  const file = join(folder, `${kind}.json`);
  writeFileSync(file, JSON.stringify(report));
  return { name: kind, script: [], report: { kind, file } };
}

test("passed and failed tests are counted, and a skipped or flaky one counts as failed", () => {
  const vitest = suite("vitest", { numPassedTests: 7, numFailedTests: 1, numPendingTests: 1 });
  expect(countOf(vitest, 1)).toEqual({ passed: 7, failed: 2 });
  const playwright = suite("playwright", { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 1 } });
  expect(countOf(playwright, 1)).toEqual({ passed: 5, failed: 3 });
});

test("a suite that crashes, or finds no test, has failed", () => {
  const passing = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 };
  expect(countOf(suite("vitest", passing), 1)).toEqual({ passed: 7, failed: 1 });
  expect(countOf(suite("vitest", { ...passing, numPassedTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 });
  const silent: Suite = {
    name: "x",
    script: [],
    report: { kind: "vitest", file: join(folder, "absent.json") },
  };
  expect(countOf(silent, null)).toEqual({ passed: 0, failed: 1 });
});

test("a check without a report counts as one", () => {
  expect(countOf({ name: "lint", script: [] }, 0)).toEqual({ passed: 1, failed: 0 });
  expect(countOf({ name: "lint", script: [] }, 2)).toEqual({ passed: 0, failed: 1 });
});
