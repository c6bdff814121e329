import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type Count, runSuite, type Suite } from "@/tests/support/suite";
import { vitestSuite } from "@/tests/support/vitest-suite";

// npm test: every suite, two side by side where two cores allow. The last line is the sum over all of them.

const lanes: Suite[][] = [
  [
    { name: "lint", script: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
    { name: "types", script: ["node_modules/typescript/bin/tsc", "--noEmit"] },
    { name: "dead code", script: ["node_modules/knip/bin/knip.js"] },
    vitestSuite("rules", "unit"),
    vitestSuite("database", "db"),
    vitestSuite("database through Neon's driver", "db-neon"),
    vitestSuite("money simulation", "simulation"),
  ],
  [
    {
      name: "browser",
      script: ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
      report: { kind: "playwright", file: "tests/output/e2e.json" },
    },
    // After the browser's, whose built site they use.
    vitestSuite("faults and kills", "faults"),
  ],
];

rmSync("tests/output", { recursive: true, force: true });
mkdirSync("tests/output", { recursive: true });

// The tools come first: the suites of both lanes use them.
const tools: Suite = { name: "tools", script: ["--import", "tsx", "tests/support/install-tools.ts"] };
const counts: Count[] = [await runSuite(tools)];
if (availableParallelism() > 1) counts.push(...(await Promise.all(lanes.map(runLane))).flat());
else for (const lane of lanes) counts.push(...(await runLane(lane)));

const passed = sum(counts.map((count) => count.passed));
const failed = sum(counts.map((count) => count.failed));
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

async function runLane(suites: Suite[]): Promise<Count[]> {
  const results: Count[] = [];
  for (const suite of suites) results.push(await runSuite(suite));
  return results;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
