import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { emptyState, type State } from "@/lib/emulators/clerk/state";

/** The state and its one file. `save` returns once the file is whole on disk, so that SIGKILL loses nothing answered. */
export type Store = { state: State; save(): void };

export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "state.json");
  const state: State = { ...emptyState(), ...read(file) };
  let saved = "";
  return {
    state,
    save() {
      const text = JSON.stringify(state);
      if (text === saved) return;
      writeWhole(file, text);
      saved = text;
    },
  };
}

/** Writes beside, flushes, then renames: a reader sees the old file or the new one, never half of one. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}.new`;
  const handle = openSync(beside, "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

function read(file: string): Partial<State> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<State>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new Error(`The Clerk stand-in cannot read ${file}. Delete it to start over.`, { cause: error });
  }
}
