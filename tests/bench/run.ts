import { readFileSync, writeFileSync } from "node:fs";
import { budgets, type GroupName } from "./budgets";
import { measureCertificates } from "./certificate/measure";
import { type Findings, judge, type Verdict } from "./judge";
import { whenAndWhere, withMeasurements } from "./readme";
import { table } from "./table";

// npm run bench: measures everything against its baseline in the same run, prints it, writes it into the README and
// fails when a budget is broken. npm run bench -- --only certificate measures one group and leaves the README alone.

const groups: Record<GroupName, () => Promise<Findings>> = {
  certificate: measureCertificates,
};

const at = process.argv.indexOf("--only");
const only = at > 0 ? process.argv[at + 1] : undefined;
if (at > 0 && !(only && only in budgets)) {
  console.error(`--only is followed by one of: ${Object.keys(budgets).join(", ")}`);
  process.exit(1);
}

const verdicts: Verdict[] = [];
const notes: string[] = [];
for (const group of Object.keys(groups) as GroupName[]) {
  if (only && group !== only) continue;
  console.log(`… ${group}`);
  const findings = await groups[group]();
  verdicts.push(...judge(group, findings.measurements));
  notes.push(...(findings.notes ?? []));
}
const measured = [table(verdicts), ...notes, whenAndWhere(new Date())].join("\n\n");
console.log(`\n${measured}`);
if (!only) writeFileSync("README.md", withMeasurements(readFileSync("README.md", "utf8"), measured));
const broken = verdicts.filter(({ verdict }) => verdict === "broken");
console.log(`\n${broken.length === 0 ? "Every budget held." : `${broken.length} budgets broken.`}`);
process.exitCode = broken.length > 0 ? 1 : 0;
