import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopLeftoverPostgres } from "./postgres/leftover";
import { clearPostgres } from "./postgres/place";

/** Removes the data of every part; ports and the record of the last build stay. */
export async function reset(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await stopLeftoverPostgres(join(folder, "postgres", "data"));
  clearPostgres(folder);
  const kept = ["ports.json", "build.json", "running.json"];
  for (const name of readdirSync(folder)) {
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
