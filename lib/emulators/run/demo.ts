import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { block } from "./block";
import { releaseLock, takeLock, whoRuns } from "./lock";
import { showStep } from "./progress";
import { fullDisk, fullDiskRefusal, Refusal } from "./refusal";
import { reset } from "./reset";
import { type Stack, startStack } from "./stack";
import { writePrivately } from "./write-privately";

// npm run demo, npm run dev (--live). Starts everything, says where it is, and stays until Ctrl-C.

const folder = ".local";
const factsFile = join(folder, "demo.json");
const flags = new Set(process.argv.slice(2));

await main();

async function main(): Promise<void> {
  const running = whoRuns(folder);
  if (running) return sayRunning(running);
  const ending = new AbortController();
  let stack: Stack | undefined;
  onInterrupt(ending, () => stack?.kill());
  try {
    takeLock(folder, null);
    rmSync(factsFile, { force: true });
    if (flags.has("--reset")) await showStep("Removing the data of last time", () => reset(folder));
    if (existsSync(".env")) loadEnvFile(".env");
    stack = await startStack({
      folder,
      seed: true,
      ports: "usual",
      given: process.env,
      isLive: flags.has("--live"),
      step: showStep,
      signal: ending.signal,
    });
    takeLock(folder, stack.facts.web);
    writePrivately(factsFile, stack.facts);
    console.log(block(stack.facts));
    const reason = await Promise.race([stack.failed, interrupted(ending.signal)]);
    if (reason) throw reason;
  } catch (error) {
    if (!ending.signal.aborted) sayFailure(error);
  }
  await stack?.stop();
  rmSync(factsFile, { force: true });
  releaseLock(folder);
  process.exit();
}

/** The first Ctrl-C stops every part in order, the second at once. */
function onInterrupt(ending: AbortController, kill: () => void): void {
  const interrupt = () => {
    if (ending.signal.aborted) {
      kill();
      releaseLock(folder);
      process.exit(130);
    }
    process.stdout.write("\n  Stopping; the data is kept. Ctrl-C again stops at once.\n");
    ending.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
  // Told to end, npm ends its shell and leaves us behind: nobody's Ctrl-C would reach us any more.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.ppid === parent || !process.env.npm_lifecycle_event) return;
    clearInterval(orphaned);
    if (!ending.signal.aborted) interrupt();
  }, 500);
  orphaned.unref();
  // A closed terminal must not keep the parts from being stopped.
  process.stdout.on("error", () => {});
}

function interrupted(signal: AbortSignal): Promise<undefined> {
  return new Promise((settle) => signal.addEventListener("abort", () => settle(undefined)));
}

function sayRunning({ pid, web }: { pid: number; web: string | null }): void {
  console.log(
    web
      ? `Nika is running already at ${web} (process ${pid}).`
      : `Nika is starting already (process ${pid}).`,
  );
  console.log(`Stop it with Ctrl-C where it was started, or: kill ${pid}`);
  if (flags.has("--reset")) process.exitCode = 1;
}

function sayFailure(error: unknown): void {
  process.exitCode = 1;
  const shown = fullDisk(error) ? fullDiskRefusal(folder) : error;
  console.error(shown instanceof Refusal ? `\n${shown.message}\n` : shown);
}
