import { type ChildOptions, type Part, startChild } from "./child";
import { fullDisk, fullDiskRefusal, Refusal } from "./refusal";

/** Runs a script to its end; a failure becomes a refusal that shows its last lines. */
export async function runCommand(options: ChildOptions, parts: Set<Part>, advice: string): Promise<void> {
  const child = startChild(options);
  parts.add(child);
  const { code, tail } = await child.exited;
  parts.delete(child);
  if (code === 0) return;
  if (fullDisk(tail)) throw fullDiskRefusal(process.cwd());
  throw new Refusal(`${advice}\n${tail}\nThe whole log: ${options.logFolder}/${options.name}.log`);
}
