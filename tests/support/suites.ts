import type { Suite } from "./suite";
import { vitestSuite } from "./vitest-suite";

const browser: Suite = {
  name: "browser",
  script: ["node_modules/@playwright/test/cli.js", "test", "--config", "tests/e2e/playwright.config.ts"],
  report: { kind: "playwright", file: "tests/output/e2e.json" },
  // Two browsers and the site that they visit.
  lanes: 2,
};

/** What `npm test` runs, in the order in which whoever is free takes it. */
export const testSuites: Suite[] = [
  browser,
  { name: "lint", script: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
  { name: "types", script: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "dead code", script: ["node_modules/knip/bin/knip.js"] },
  vitestSuite("rules", "unit"),
  vitestSuite("database", "db"),
  vitestSuite("kills of the worker", "faults", ["killed-worker"]),
  {
    ...vitestSuite("kills of the web process, restore", "faults", ["killed-web", "restore"]),
    // It needs the site that the browser's suite builds.
    after: "browser",
  },
  vitestSuite("faults", "faults", ["database", "storage", "payfast", "mail", "site"]),
  vitestSuite("certificates by workers who are killed", "faults", ["certificates"]),
  vitestSuite("money simulation", "simulation"),
  // What drives the driver in every way that the product does; `prove` runs them all.
  vitestSuite("database through Neon's driver", "db-neon", [
    "entering",
    "sealed-context",
    "enqueue",
    "list-donations",
    "long-export",
    "payfast-notifications",
    "record-donation",
    "reverse-donation",
    "start-checkout",
    "store-certificate",
    "team",
    "worker",
  ]),
];

const faults = (name: string, file = name) => vitestSuite(`faults of ${name}`, "faults", [file]);

/** What `npm run prove` runs, longest first. */
export const provedSuites: Suite[] = [
  vitestSuite("kills of the worker", "faults", ["killed-worker"]),
  faults("the database, first half", "database-1"),
  faults("the database, second half", "database-2"),
  vitestSuite("kills of the web process, and restore", "faults", ["killed-web", "restore"]),
  faults("storage, first half", "storage-1"),
  faults("storage, second half", "storage-2"),
  faults("payfast"),
  faults("mail"),
  faults("site"),
  ...[1, 2, 3].map((quarter) =>
    vitestSuite(`money simulation, quarter ${quarter}`, "simulation", [`seeds-${quarter}`]),
  ),
  vitestSuite("money simulation, quarter 4", "simulation", ["seeds-4", "same-story"]),
  vitestSuite("every policy dropped in turn, or a condition of it", "prove", ["dropped", "shortened"]),
  vitestSuite("every policy opened in turn", "prove", ["admitting", "accepting"]),
  vitestSuite("every check of a permission weakened in turn", "prove", ["mutants"]),
  vitestSuite("certificates by workers who are killed", "faults", ["certificates"]),
  vitestSuite("database", "db"),
  vitestSuite("database through Neon's driver", "db-neon"),
  vitestSuite("rules", "unit"),
];
