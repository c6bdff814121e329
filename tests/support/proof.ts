import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { arch, availableParallelism, cpus, totalmem } from "node:os";
import type { Outcome, Suite } from "./suite";

type Assertion = { fullName: string; status: string; duration?: number | null };
/** Numbered cases: every number from `first` to `last` was run unless it is named as missing. */
type Cases = {
  count: number;
  passed: number;
  seconds: number;
  first: number;
  last: number;
  failed: number[];
};
type ProvedSuite = Outcome & { name: string; commit: string };

export type Proof = {
  startedAt: string;
  commit: string;
  hasUncommittedChanges: boolean;
  machine: { cores: number; processor: string; memoryGigabytes: number; platform: string; node: string };
  seconds: number;
  passed: number;
  failed: number;
  suites: ProvedSuite[];
  cases: Record<string, Cases>;
};

/** Collects what each suite showed, from its own report; after an earlier proof, only of what failed in it. */
export function openProof(all: Suite[], earlier?: Proof) {
  const commit = git("rev-parse", "HEAD");
  const startedAt = earlier?.startedAt ?? new Date().toISOString();
  const shown = new Map(earlier?.suites.map((suite) => [suite.name, suite]));
  const start = performance.now();
  const left = all.filter(({ name }) => shown.get(name)?.failed !== 0);
  return {
    left,
    add: ({ name }: Suite, outcome: Outcome): Outcome => {
      shown.set(name, { name, commit, ...outcome });
      return outcome;
    },
    result: (): Proof => {
      const suites = all.flatMap(({ name }) => shown.get(name) ?? []);
      return {
        startedAt,
        commit,
        hasUncommittedChanges:
          git("status", "--porcelain", "--", ".", ":!tests/proofs", ":!README.md") !== "",
        machine: {
          cores: availableParallelism(),
          processor: cpus()[0]?.model ?? "unknown",
          memoryGigabytes: round(totalmem() / 2 ** 30),
          platform: `${process.platform} ${arch()}`,
          node: process.version,
        },
        seconds: round((earlier?.seconds ?? 0) + (performance.now() - start) / 1000),
        passed: suites.reduce((sum, { passed }) => sum + passed, 0),
        failed: suites.reduce((sum, { failed }) => sum + failed, 0),
        suites,
        cases: withAgain(earlier?.cases ?? {}, casesIn(left.map(({ report }) => report!.file))),
      };
    },
  };
}

/** The newest proof that was written. */
export function newestProof(): Proof {
  const files = readdirSync("tests/proofs").filter((name) => name.endsWith(".json"));
  return JSON.parse(readFileSync(`tests/proofs/${files.sort().at(-1)}`, "utf8"));
}

/** Writes the proof as JSON and for people, named by its day; returns where. */
export function writeProof(proof: Proof): { passed: number; failed: number; file: string } {
  mkdirSync("tests/proofs", { recursive: true });
  const base = `tests/proofs/${proof.startedAt.slice(0, 10)}`;
  writeFileSync(`${base}.json`, `${JSON.stringify(proof, null, 2)}\n`);
  writeFileSync(`${base}.md`, inWords(proof));
  writeFileSync("README.md", withProof(readFileSync("README.md", "utf8"), inBrief(proof, `${base}.md`)));
  return { passed: proof.passed, failed: proof.failed, file: `${base}.md` };
}

/** What was shown first, with what the numbers that were run again showed then. */
export function withAgain(
  first: Record<string, Cases>,
  again: Record<string, CasesRun>,
): Record<string, Cases> {
  const merged = { ...first };
  for (const [kind, { numbers, ...now }] of Object.entries(again)) {
    const then = first[kind];
    const failed = [...(then?.failed.filter((one) => !numbers.includes(one)) ?? []), ...now.failed].sort(
      (a, b) => a - b,
    );
    merged[kind] = then ? { ...then, passed: then.count - failed.length, failed } : now;
    if (kind === "certificates") merged[kind] = now;
  }
  return merged;
}

type CasesRun = Cases & { numbers: number[] };

function casesIn(files: string[]): Record<string, CasesRun> {
  const all: Record<string, CasesRun> = {};
  for (const { fullName, status, duration } of files.flatMap(assertionsIn)) {
    const certificates = Number(/^(\d+) certificates by /.exec(fullName)?.[1] ?? 0);
    if (certificates > 0) {
      const isWhole = status === "passed";
      const [passed, failed] = isWhole ? [certificates, []] : [0, [1]];
      const seconds = round((duration ?? 0) / 1000);
      const numbers = [1, certificates];
      all.certificates = {
        count: certificates,
        passed,
        seconds,
        first: 1,
        last: certificates,
        failed,
        numbers,
      };
    }
    const [, kind, digits] = /^(faults|kills|simulation|mutants):(\d+) /.exec(fullName) ?? [];
    if (!kind) continue;
    const number = Number(digits);
    all[kind] ??= { count: 0, passed: 0, seconds: 0, first: number, last: number, failed: [], numbers: [] };
    const cases = all[kind];
    cases.numbers.push(number);
    cases.count += 1;
    if (status === "passed") cases.passed += 1;
    else cases.failed.push(number);
    cases.seconds = round(cases.seconds + (duration ?? 0) / 1000);
    cases.first = Math.min(cases.first, number);
    cases.last = Math.max(cases.last, number);
  }
  return all;
}

function assertionsIn(file: string): Assertion[] {
  try {
    const { testResults } = JSON.parse(readFileSync(file, "utf8"));
    return (testResults as { assertionResults: Assertion[] }[]).flatMap((one) => one.assertionResults);
  } catch {
    return [];
  }
}

function inWords(proof: Proof): string {
  const { machine } = proof;
  const changes = proof.hasUncommittedChanges ? " with uncommitted changes" : "";
  const lines = [
    `# What was proved on ${proof.startedAt.slice(0, 10)}`,
    "",
    `${proof.passed} passed, ${proof.failed} failed, in ${minutes(proof.seconds)}, of ${commitsOf(proof)}${changes}.`,
    `On ${machine.cores} cores (${machine.processor}), ${machine.memoryGigabytes} GB, ${machine.platform}, Node ${machine.node}.`,
    "",
    "| suite | passed | failed | took |",
    "|---|---|---|---|",
    ...proof.suites.map((one) => `| ${one.name} | ${one.passed} | ${one.failed} | ${minutes(one.seconds)} |`),
    ...whatIsOlder(proof),
    "",
    "| numbered cases | from | to | passed | failed |",
    "|---|---|---|---|---|",
    ...Object.entries(proof.cases).map(
      ([kind, { first, last, passed, failed }]) =>
        `| ${kind} | ${first} | ${last} | ${passed} | ${failed.join(", ") || "none"} |`,
    ),
    "",
    "A case is run again by its number: `npm run prove -- --case faults:123`.",
    "",
  ];
  return lines.join("\n");
}

/** Suites that passed before something that others found was mended. */
function whatIsOlder({ suites, commit }: Proof): string[] {
  const older = suites.filter((suite) => suite.commit !== commit);
  if (older.length === 0) return [];
  const again = suites.filter((suite) => suite.commit === commit).map(({ name }) => name);
  return ["", `Run again after a mend: ${again.join("; ")}. The others are of commit ${older[0]!.commit}.`];
}

/** The commit; where some suites were run again later, the one of the others and how many were. */
function commitsOf({ suites, commit }: Proof): string {
  const older = suites.find((suite) => suite.commit !== commit);
  const again = suites.filter((suite) => suite.commit === commit).length;
  const short = (sha: string) => sha.slice(0, 10);
  return older
    ? `commit ${short(older.commit)}, ${again} of ${suites.length} suites at ${short(commit)}`
    : `commit ${short(commit)}`;
}

/** What the README says of it. */
function inBrief(proof: Proof, file: string): string {
  const { startedAt, passed, failed, seconds, cases } = proof;
  const ran = Object.entries(cases).map(([kind, { count }]) => `${kind} ${count.toLocaleString("en-ZA")}`);
  return [
    `On ${startedAt.slice(0, 10)}, of ${commitsOf(proof)}: ${passed} passed, ${failed} failed, in ${minutes(seconds)};`,
    `numbered cases: ${ran.join(", ")}. [The whole result](${file}).`,
  ].join("\n");
}

const begin = "<!-- npm run prove writes from here -->";
const end = "<!-- as far as here -->";

function withProof(readme: string, said: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The README has no place between "${begin}" and "${end}".`);
  return `${readme.slice(0, from + begin.length)}\n\n${said}\n\n${readme.slice(to)}`;
}

const round = (number: number) => Math.round(number * 10) / 10;
const minutes = (seconds: number) => (seconds < 90 ? `${seconds} s` : `${round(seconds / 60)} min`);
const git = (...words: string[]) => execFileSync("git", words, { encoding: "utf8" }).trim();
