import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { killOf } from "@/tests/support/faults/kill-plan";
import { planOf } from "@/tests/support/faults/plan";
import { runInLanes } from "@/tests/support/lanes";
import { allMutants, isWalked } from "@/tests/support/mutants/all-mutants";
import { partName } from "@/tests/support/part";
import { newestProof, openProof, type Proof, writeProof } from "@/tests/support/proof";
import { runSuite, type Suite } from "@/tests/support/suite";
import { provedSuites } from "@/tests/support/suites";
import { vitestSuite } from "@/tests/support/vitest-suite";

// npm run prove: everything in its full number, with a dated result beside the tests.
// npm run prove -- --failed runs again what failed in the newest result, and writes the two as one.
// npm run prove -- --case faults:123 (or kills:7, simulation:42, mutants:17) runs that one case again.

process.env.NIKA_PROOF = "1";

const at = process.argv.indexOf("--case");
if (at > 0) runCase(process.argv[at + 1] ?? "");
else if (process.argv.includes("--failed")) await prove(newestProof());
else await prove();

function runCase(name: string): void {
  const file = fileOf(name);
  if (!file) {
    console.error("A case is named faults:NUMBER, kills:NUMBER, simulation:NUMBER or mutants:NUMBER.");
    process.exitCode = 1;
    return;
  }
  const { script } = vitestSuite(name, file.split("/")[1]!);
  const { status } = spawnSync(process.execPath, [...script, file, "-t", `^${name} `], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}

function fileOf(name: string): string | null {
  const [, kind, number] = /^(faults|kills|simulation|mutants):([1-9]\d*)$/.exec(name) ?? [];
  if (kind === "faults") {
    const { place } = planOf(Number(number));
    return `tests/faults/${place}${partName(place, Number(number))}.test.ts`;
  }
  if (kind === "kills") return `tests/faults/killed-${killOf(Number(number)).victim}.test.ts`;
  if (kind === "mutants") {
    const mutant = allMutants().find((one) => one.number === Number(number));
    return mutant ? `tests/prove/mutants-${isWalked(mutant) ? "walked" : "alone"}.test.ts` : null;
  }
  return kind ? `tests/simulation/seeds${partName("simulation", Number(number))}.test.ts` : null;
}

async function prove(earlier?: Proof): Promise<void> {
  if (!earlier) rmSync("tests/output", { recursive: true, force: true });
  mkdirSync("tests/output", { recursive: true });
  const proof = openProof(provedSuites, earlier);
  const run = async (suite: Suite) => proof.add(suite, await runSuite(suite));
  // A case spends most of its time waiting for what is slow or silent, so that three share a core.
  await runInLanes(proof.left, run, 3 * availableParallelism());
  const { passed, failed, file } = writeProof(proof.result());
  console.log(`\n${passed} passed, ${failed} failed, written to ${file}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
