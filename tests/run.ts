import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { runInLanes } from "@/tests/support/lanes";
import { runSuite, type Suite } from "@/tests/support/suite";
import { testSuites } from "@/tests/support/suites";

// npm test: every suite, some side by side where cores allow, since much of their time is spent waiting for what is slow
// on purpose. The last line is the sum over all of them.

rmSync("tests/output", { recursive: true, force: true });
mkdirSync("tests/output", { recursive: true });

// The tools come first: the suites use them.
const tools: Suite = { name: "tools", script: ["--import", "tsx", "tests/support/install-tools.ts"] };
const lanes = Math.min(3, availableParallelism() + 1);
const outcomes = [await runSuite(tools), ...(await runInLanes(testSuites, runSuite, lanes))];

const passed = sum(outcomes.map((outcome) => outcome.passed));
const failed = sum(outcomes.map((outcome) => outcome.failed));
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
