import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workerMemory } from "./worker-memory";

test("the worker starts with the memory that it is measured with, as a process and as a Lambda", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const options = workerMemory.join(" ");
  expect(scripts.worker).toMatch(new RegExp(`^node ${options} .*lib/jobs/worker.ts$`));
  expect(readFileSync("lib/jobs/lambda/template.yaml", "utf8")).toContain(`NODE_OPTIONS: ${options}\n`);
});
