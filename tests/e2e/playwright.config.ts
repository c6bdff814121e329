import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { browserArguments, findChromium } from "@/tests/support/browser";
import { factsFile, stackFacts } from "./support/stack-facts";

const suspending = "operator.spec.ts";

/** The whole of Nika, built for production and started afresh, walked in Chromium on a phone and on a desk. */
export default defineConfig({
  testDir: ".",
  outputDir: "../output/e2e",
  globalSetup: "./support/start-stack.ts",
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: "journeys", testIgnore: suspending },
    // It suspends organisations in which the others work. Alone: --no-deps operator.
    { name: "operator", testMatch: suspending, dependencies: ["journeys"] },
  ],
  reporter: [["list"], ["json", { outputFile: "../output/e2e.json" }]],
  use: {
    // Workers read this file once the stack is up; the process that starts it reads it before.
    baseURL: existsSync(factsFile) ? stackFacts().web : undefined,
    locale: "en-ZA",
    timezoneId: "Africa/Johannesburg",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: { executablePath: findChromium(), args: browserArguments },
  },
});
