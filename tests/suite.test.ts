import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runInLanes } from "@/tests/support/lanes";
import { countOf, type Suite } from "@/tests/support/suite";
import { provedSuites, testSuites } from "@/tests/support/suites";

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

const outcome = { passed: 1, failed: 0, seconds: 0 };

test("two suites run side by side, one that waits for another begins after it, and the outcomes keep their order", async () => {
  const told: string[] = [];
  let most = 0;
  let under = 0;
  const run = async ({ name }: Suite) => {
    told.push(`${name} begins`);
    most = Math.max(most, ++under);
    await new Promise((settle) => setTimeout(settle, name === "slow" ? 40 : 5));
    told.push(`${name} ends`);
    under -= 1;
    return { ...outcome, passed: name.length };
  };
  const of = (name: string, after?: string): Suite => ({ name, script: [], after });
  const outcomes = await runInLanes([of("slow"), of("next"), of("later", "slow"), of("last one")], run, 2);
  expect(outcomes.map(({ passed }) => passed)).toEqual([4, 4, 5, 8]);
  expect(most).toBe(2);
  expect(told.indexOf("later begins")).toBeGreaterThan(told.indexOf("slow ends"));
  expect(told.indexOf("last one begins")).toBeLessThan(told.indexOf("slow ends"));
});

test("a suite that fills two lanes of three leaves one to the others, and waits until two are free", async () => {
  const told: string[] = [];
  const of = (name: string, lanes = 1): Suite => ({ name, script: [], lanes });
  const run = async ({ name }: Suite) => {
    told.push(`${name} begins`);
    await new Promise((pass) => setTimeout(pass, name === "short" ? 5 : 20));
    told.push(`${name} ends`);
    return { passed: 1, failed: 0, seconds: 0 };
  };
  await runInLanes([of("wide", 2), of("short"), of("also wide", 2), of("last")], run, 3);
  expect(told.slice(0, 4)).toEqual(["wide begins", "short begins", "short ends", "last begins"]);
  expect(told.indexOf("also wide begins")).toBeGreaterThan(told.indexOf("wide ends"));
});

/** The files of a project that a list of suites runs. */
function filesRun(suites: Suite[], project: string, files: string[]): string[] {
  const filters = suites.flatMap(({ script }) => {
    const at = script.indexOf(project);
    return at < 0 || script[at - 1] !== "--project" ? [] : [script.slice(at + 1)];
  });
  return filters.flatMap((parts) =>
    files.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part))),
  );
}

test.each([
  ["npm test", testSuites, "faults", "tests/faults"],
  ["npm test", testSuites, "simulation", "tests/simulation"],
  ["npm run prove", provedSuites, "faults", "tests/faults"],
  ["npm run prove", provedSuites, "simulation", "tests/simulation"],
  ["npm run prove", provedSuites, "prove", "tests/prove"],
] as const)("%s runs each file once (%#)", (_, suites, project, folder) => {
  const files = readdirSync(folder).map((file) => `${folder}/${file}`);
  expect(filesRun([...suites], project, files).sort()).toEqual(files.sort());
});

test("no two suites write to one report", () => {
  for (const suites of [testSuites, provedSuites]) {
    const reports = suites.flatMap(({ report }) => report?.file ?? []);
    expect(new Set(reports).size).toBe(reports.length);
  }
});
