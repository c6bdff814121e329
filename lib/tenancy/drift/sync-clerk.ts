import { pathToFileURL } from "node:url";
import { checkEnv, EnvError } from "@/lib/env";
import { closePools } from "@/lib/tenancy/with-tenant";
import { driftKinds } from "./drift";
import { type Reconciled, reconcileClerk } from "./reconcile-clerk";

// `npm run sync:clerk`: the comparison that a job makes every six hours, now. With `-- --accept-deletions` it also
// believes Clerk where a great part of the mirror is gone.

/** What a comparison found, for a terminal. */
export function saidOf({ status, reason, findings, ...seen }: Reconciled): string[] {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return [
    `Clerk has ${seen.usersSeen} users, ${seen.organizationsSeen} organisations and ${seen.membershipsSeen} memberships in ours.`,
    ...kinds.map((kind) => `  ${countOf(kind, findings)} ${kind}: ${driftKinds[kind]}`),
    status === "stopped" ? `Stopped: ${reason}` : findings.length === 0 ? "No difference." : "Done.",
  ];
}

const countOf = (kind: string, findings: Reconciled["findings"]) =>
  findings.filter((finding) => finding.kind === kind).length;

async function main(): Promise<void> {
  checkEnv("DATABASE_URL_WORKER");
  const reconciled = await reconcileClerk({ acceptsDeletions: process.argv.includes("--accept-deletions") });
  for (const line of saidOf(reconciled)) console.log(line);
  if (reconciled.status === "stopped") process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  try {
    await main();
  } catch (error) {
    console.error(error instanceof EnvError ? error.message : `Not compared: ${(error as Error).name}`);
    process.exitCode = 1;
  } finally {
    await closePools();
  }
