import { execFile } from "node:child_process";
import { expect, it } from "vitest";
import { allMutants, inWords, isWalked, type Numbered } from "@/tests/support/mutants/all-mutants";
import { harmless } from "@/tests/support/mutants/harmless";
import { judgesOf } from "@/tests/support/mutants/judges";

// What verbs judge beyond a permission, and the pure rules: each mutant runs the tests about it, which must go red.

const alone = allMutants().filter((mutant) => !isWalked(mutant));

it.each(alone.map((mutant) => [`mutants:${mutant.number} ${inWords(mutant)}`, mutant] as const))(
  "%s",
  { timeout: 10 * 60_000 },
  async (_name, mutant) => {
    const why = harmless(mutant);
    expect([mutant.path, await isNoticed(mutant), why]).toEqual([mutant.path, why === null, why]);
  },
);

async function isNoticed(mutant: Numbered): Promise<boolean> {
  for (const { project, files } of judgesOf(mutant)) {
    expect(files.length).toBeGreaterThan(0);
    const { status, output } = await run(project, files, String(mutant.number));
    // A test that failed, and not a machine that could not run any.
    if (status !== 0 && / FAIL .* > /.test(output)) return true;
    expect([status, output.slice(-2_000)]).toEqual([0, expect.anything()]);
  }
  return false;
}

function run(project: string, files: string[], mutant: string): Promise<{ status: number; output: string }> {
  const words = ["run", "--config", "tests/vitest.config.ts", "--project", project, "--bail", "1", ...files];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|FORCE_COLOR)/.test(name)),
  );
  return new Promise((settle) => {
    execFile(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", ...words],
      { env: { ...env, NODE_ENV: "test", NIKA_MUTANT: mutant, NO_COLOR: "1" }, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => settle({ status: error ? 1 : 0, output: stdout + stderr }),
    );
  });
}
