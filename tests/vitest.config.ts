import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { withMutant, withSwitches } from "./support/mutants/plugin.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
// One check of who may do what is weakened, to see that a test notices: tests/prove/mutants-alone.test.ts.
const { NIKA_MUTANT } = process.env;
const plugins = NIKA_MUTANT ? [withMutant(Number(NIKA_MUTANT))] : [];
const alias = { "@": root.replace(/\/$/, "") };

/** On a real PostgreSQL, once with each driver. */
const database = {
  root,
  include: ["tests/db/**/*.test.ts"],
  globalSetup: "tests/support/global-database.ts",
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/**
 * What the database does whoever drives it, what runs in a process of its own, where no bridge is, and what tries
 * another file's statements or verbs in many orders: once.
 */
const driverless = [
  "catalogue",
  "isolation",
  "weakened",
  "pgbouncer",
  "migrations",
  "round-trips",
  "append-only",
  "killed-worker",
  "upgrade",
  "payfast-order",
  "lambda",
  "list-plans",
  "owasp-tenants-1",
  "owasp-tenants-2",
  "owasp-tenants-3",
  "silent-logs",
  "policy",
  "clerk-history",
  "clerk-drift",
];

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    projects: [
      {
        plugins,
        resolve: { alias },
        test: {
          name: "unit",
          root,
          include: ["app/**/*.test.ts", "lib/**/*.test.ts", "tests/*.test.ts"],
          testTimeout: 20_000,
          // Twelve hours from South Africa, so that a rule which asks the machine for its day is found out.
          env: { TZ: "Pacific/Kiritimati" },
        },
      },
      { plugins, resolve: { alias }, test: { ...database, name: "db", provide: { driver: "pg" } } },
      {
        resolve: { alias },
        test: {
          ...database,
          name: "db-neon",
          exclude: driverless.map((name) => `tests/db/${name}.test.ts`),
          provide: { driver: "neon" },
          setupFiles: ["tests/support/neon-driver.ts"],
        },
      },
      {
        plugins: [withSwitches()],
        resolve: { alias },
        test: {
          ...database,
          name: "prove",
          include: ["tests/prove/**/*.test.ts"],
          provide: { driver: "pg" },
        },
      },
      {
        resolve: { alias },
        test: {
          ...database,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          provide: { driver: "pg" },
        },
      },
      {
        resolve: { alias },
        test: {
          ...database,
          name: "simulation",
          include: ["tests/simulation/**/*.test.ts"],
          provide: { driver: "pg" },
        },
      },
    ],
  },
});
