import type { Suite } from "./suite";
import { vitestSuite } from "./vitest-suite";

const browser: Suite = {
  name: "browser",
  script: ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
  report: { kind: "playwright", file: "tests/output/e2e.json" },
};

/** What `npm test` runs, in the order in which whoever is free takes it. */
export const testSuites: Suite[] = [
  browser,
  { name: "lint", script: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
  { name: "types", script: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "dead code", script: ["node_modules/knip/bin/knip.js"] },
  vitestSuite("rules", "unit"),
  vitestSuite("database", "db"),
  // Those of the web process need the site that the browser's suite builds.
  {
    ...vitestSuite("kills, certificates, restore", "faults", ["killed", "certificates", "restore"]),
    after: "browser",
  },
  vitestSuite("faults", "faults", ["database", "storage", "payfast", "mail", "site"]),
  vitestSuite("money simulation", "simulation"),
  vitestSuite("database through Neon's driver", "db-neon"),
];

/** What `npm run prove` runs two by two, longest first. */
export const provedSuites: Suite[] = [
  vitestSuite("faults, first half", "faults", ["database-1", "storage-1", "payfast"]),
  vitestSuite("faults, second half", "faults", ["database-2", "storage-2", "mail", "site"]),
  vitestSuite("money simulation, first half", "simulation", ["seeds-1", "seeds-2"]),
  vitestSuite("money simulation, second half", "simulation", ["seeds-3", "seeds-4", "same-story"]),
  vitestSuite("kills and restore", "faults", ["killed", "restore"]),
  vitestSuite("every policy dropped in turn, or a condition of it", "prove", ["dropped", "shortened"]),
  vitestSuite("every policy opened in turn", "prove", ["admitting", "accepting"]),
  vitestSuite("database", "db"),
  vitestSuite("rules", "unit"),
];
/** What it runs alone. */
export const certificateSuite = vitestSuite("certificates by workers who are killed", "faults", [
  "certificates",
]);
