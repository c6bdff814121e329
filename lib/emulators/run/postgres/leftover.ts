import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, programOf } from "@/lib/emulators/run/process";

/**
 * A runner that was killed outright leaves its postmaster behind, or only its postmaster.pid. The first is
 * stopped, the second removed, so that the next start finds the folder free.
 */
export async function stopLeftoverPostgres(data: string): Promise<void> {
  const file = join(data, "postmaster.pid");
  const pid = Number(readLines(file)[0]);
  if (!pid) return;
  if (isAlive(pid) && runsOn(pid, data)) {
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      process.kill(pid, signal);
      for (let waited = 0; waited < 5000 && isAlive(pid); waited += 100) await sleep(100);
      if (!isAlive(pid)) break;
    }
  }
  rmSync(file, { force: true });
}

function runsOn(pid: number, data: string): boolean {
  const program = programOf(pid);
  return program.includes("postgres") && (program.includes(data) || program.includes(realpathSync(data)));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}
