import type { Suite } from "./suite";

/** A project of tests/vitest.config.ts, or some of its files, as a suite that reports what it counted. */
export function vitestSuite(name: string, project: string, files: string[] = []): Suite {
  const report = [project, ...files.slice(0, 1).map((file) => file.replaceAll(/\W+/g, "-"))].join("-");
  return {
    name,
    script: [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--project",
      project,
      ...files,
    ],
    report: { kind: "vitest", file: `tests/output/${report}.json` },
  };
}
