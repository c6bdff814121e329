import { readFileSync, writeFileSync } from "node:fs";
import { budgets, type GroupName } from "./budgets";
import { measureCertificates } from "./certificate/measure";
import { measureDatabase } from "./database";
import { type Findings, judge, type Verdict } from "./judge";
import { measureLighthouse } from "./lighthouse";
import { whenAndWhere, withMeasurements } from "./readme";
import { measureRequests } from "./requests";
import { measureScripts } from "./scripts";
import { type Site, startSite } from "./site";
import { table } from "./table";

// npm run bench: measures everything against its baseline in the same run, prints it, writes it into the README and
// fails when a budget is broken. npm run bench -- --only certificate measures one group and leaves the README alone.

const groups: Record<GroupName, () => Promise<Findings>> = {
  certificate: measureCertificates,
  database: () => measureDatabase(),
  scripts: async () => measureScripts(await site()),
  requests: async () => measureRequests(await site()),
  lighthouse: async () => measureLighthouse(await site()),
};

let running: Promise<Site> | undefined;
/** Started once, by the first group that needs it. */
function site(): Promise<Site> {
  running ??= startSite();
  return running;
}

const at = process.argv.indexOf("--only");
const names = Object.keys(budgets) as GroupName[];
const wanted = at > 0 ? (process.argv[at + 1]?.split(",") ?? []) : names;
if (wanted.length === 0 || !wanted.every((name) => names.includes(name as GroupName))) {
  console.error(`--only is followed by some of these, with commas between: ${names.join(", ")}`);
  process.exit(1);
}

// Whatever was started ends with this process.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const verdicts: Verdict[] = [];
const notes: string[] = [];
for (const group of names) {
  if (!wanted.includes(group)) continue;
  console.log(`… ${group}`);
  const findings = await groups[group]();
  verdicts.push(...judge(group, findings.measurements));
  notes.push(...(findings.notes ?? []));
}
await (await running)?.stop();
const measured = [table(verdicts), ...notes, whenAndWhere(new Date())].join("\n\n");
console.log(`\n${measured}`);
if (at < 0) writeFileSync("README.md", withMeasurements(readFileSync("README.md", "utf8"), measured));
const broken = verdicts.filter(({ verdict }) => verdict === "broken");
console.log(`\n${broken.length === 0 ? "Every budget held." : `${broken.length} budgets broken.`}`);
process.exitCode = broken.length > 0 ? 1 : 0;
