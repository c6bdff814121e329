import type { Suite } from "./suite";

/** A project of tests/vitest.config.ts as a suite that reports what it counted. */
export function vitestSuite(name: string, project: string): Suite {
  return {
    name,
    script: [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--project",
      project,
    ],
    report: { kind: "vitest", file: `tests/output/${project}.json` },
  };
}
