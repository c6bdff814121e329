import { spawn } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";

export type Count = { passed: number; failed: number };
export type Outcome = Count & { seconds: number };

/** A script for node. Without a report it counts as one test, passed when it exits with 0. */
export type Suite = {
  name: string;
  script: string[];
  report?: { kind: "vitest" | "playwright"; file: string };
  /** The suite whose end this one waits for, because it uses what that leaves. */
  after?: string;
  /** How many lanes it fills; one unless it says otherwise. */
  lanes?: number;
};

/** Runs a suite to its end, then shows its whole output and what it counted. */
export async function runSuite(suite: Suite): Promise<Outcome> {
  const start = performance.now();
  console.log(`… ${suite.name}`);
  const { exitCode, output } = await runScript(suite);
  const count = countOf(suite, exitCode);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const isQuiet = count.failed === 0 && !suite.report;
  if (!isQuiet) console.log(output.trimEnd());
  console.log(
    `${count.failed > 0 ? "✗" : "✓"} ${suite.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
  return { ...count, seconds };
}

function runScript(suite: Suite): Promise<{ exitCode: number | null; output: string }> {
  const extra =
    suite.report?.kind === "vitest"
      ? ["--reporter=default", "--reporter=json", `--outputFile.json=${suite.report.file}`]
      : [];
  return new Promise((settle) => {
    const child = spawn(process.execPath, [...suite.script, ...extra], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
      // To look at while it runs.
      if (suite.report) appendFileSync(suite.report.file.replace(/json$/, "log"), chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("close", (exitCode) => settle({ exitCode, output }));
  });
}

/** A suite that ends badly has failed at least once, whatever its report says or leaves out. */
export function countOf(suite: Suite, exitCode: number | null): Count {
  const count = suite.report ? readReport(suite.report) : { passed: exitCode === 0 ? 1 : 0, failed: 0 };
  if (exitCode !== 0 && count.failed === 0) return { ...count, failed: 1 };
  // A suite that finds no test has not shown anything.
  if (suite.report && count.passed + count.failed === 0) return { passed: 0, failed: 1 };
  return count;
}

function readReport({ kind, file }: NonNullable<Suite["report"]>): Count {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    if (kind === "vitest")
      return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests };
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky + skipped };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
