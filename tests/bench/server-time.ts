import { readdirSync, readFileSync } from "node:fs";

export type ServerOf = "nika" | "bare";

const ticksASecond = 100;

/**
 * How many seconds of processor time a web server that this process started has used; null where the system does not
 * say (it is read from Linux's /proc). A busy machine stretches the clock, not this.
 */
export function serverSeconds(of: ServerOf): number | null {
  const pid = servers().find((one) => one.of === of)?.pid;
  if (!pid) return null;
  const [, rest] = readFileSync(`/proc/${pid}/stat`, "utf8").split(/\) (?!.*\) )/s);
  const fields = rest!.split(" ");
  // utime and stime, the 14th and 15th of all (proc(5)).
  return (Number(fields[11]) + Number(fields[12])) / ticksASecond;
}

let found: { pid: string; of: ServerOf }[] | undefined;

function servers() {
  found ??= readdirSync("/proc", { encoding: "utf8" })
    .filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/comm`).startsWith("next-server"))
    .filter((pid) => Number(/\nPPid:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1]) === process.pid)
    .map((pid) => ({
      pid,
      of: read(`/proc/${pid}/environ`).includes("NIKA_PUBLIC_URL=") ? "nika" : "bare",
    }));
  return found;
}

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
