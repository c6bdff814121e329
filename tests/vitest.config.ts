import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
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
 * another file's statements in many orders: once.
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
];

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    projects: [
      {
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
      { resolve: { alias }, test: { ...database, name: "db", provide: { driver: "pg" } } },
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
