import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive, programOf } from "./process";
import { writePrivately } from "./write-privately";

type Running = { pid: number; web: string | null };

/** Who runs this checkout's stack already, if anybody does. A file left by a killed runner counts for nothing. */
export function whoRuns(folder: string): Running | undefined {
  const file = lockFile(folder);
  if (!existsSync(file)) return undefined;
  try {
    const running: Running = JSON.parse(readFileSync(file, "utf8"));
    const isRunner =
      running.pid !== process.pid && isAlive(running.pid) && programOf(running.pid).includes("demo.ts");
    return isRunner ? running : undefined;
  } catch {
    return undefined;
  }
}

export function takeLock(folder: string, web: string | null): void {
  mkdirSync(folder, { recursive: true });
  writePrivately(lockFile(folder), { pid: process.pid, web });
}

export function releaseLock(folder: string): void {
  rmSync(lockFile(folder), { force: true });
}

const lockFile = (folder: string) => join(folder, "running.json");
