import { rmSync } from "node:fs";
import { clearPostgres } from "@/lib/emulators/run/postgres/place";
import { startStack } from "@/lib/emulators/run/stack";
import { writePrivately } from "@/lib/emulators/run/write-privately";
import { factsFile, stackFolder } from "./stack-facts";

/** One fresh stack for all journeys; its folder stays for whoever reads the logs. */
export default async function start(): Promise<() => Promise<void>> {
  clearPostgres(stackFolder);
  rmSync(stackFolder, { recursive: true, force: true });
  const stack = await startStack({ folder: stackFolder, seed: true, ports: "any", given: {} });
  writePrivately(factsFile, stack.facts);
  process.once("exit", stack.kill);
  return async () => {
    await stack.stop();
    clearPostgres(stackFolder);
  };
}
