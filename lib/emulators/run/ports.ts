import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePorts, isFree } from "./free-port";

const usual = { web: 3000, clerk: 4010, payfast: 4020, s3: 4030, mail: 4040, postgres: 54329 };
export type Ports = typeof usual;
const names = Object.keys(usual) as (keyof Ports)[];

/**
 * The ports of this checkout: those it had last time, else the usual ones, and any free one in place of one that
 * is taken. Remembered in `folder`/ports.json, so that addresses in mail and bookmarks keep working.
 */
export async function choosePorts(folder: string, mode: "usual" | "any"): Promise<Ports> {
  const file = join(folder, "ports.json");
  const wished = { ...(mode === "usual" ? usual : await anyPorts()), ...remembered(file) };
  const spare = await freePorts(names.length);
  const chosen = { ...wished };
  for (const [index, name] of names.entries()) {
    if (!(await isFree(wished[name]))) chosen[name] = spare[index]!;
  }
  writeFileSync(file, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen;
}

async function anyPorts(): Promise<Ports> {
  const free = await freePorts(names.length);
  return Object.fromEntries(names.map((name, index) => [name, free[index]])) as Ports;
}

function remembered(file: string): Partial<Ports> {
  if (!existsSync(file)) return {};
  try {
    const read: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
    return Object.fromEntries(
      names.filter((name) => Number.isInteger(read[name])).map((name) => [name, read[name]]),
    );
  } catch {
    return {};
  }
}
