import { chown, copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

/** What a copy of a running cluster's data folder leaves out: its log of writes is archived, the rest is the moment's. */
const left = new Set(["pg_wal", "postmaster.pid", "postmaster.opts"]);

/**
 * Copies a data folder file by file while the database writes on, so that the files are of different moments.
 * `between` is awaited half way.
 */
export async function copyData(from: string, to: string, between = async () => {}): Promise<void> {
  const files: string[] = [];
  const folders = ["."];
  for (const folder of folders) {
    for (const entry of await readdir(join(from, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (left.has(path)) continue;
      (entry.isDirectory() ? folders : files).push(path);
    }
  }
  for (const folder of folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  await mkdir(join(to, "pg_wal"), { mode: 0o700 });
  const middle = files.length >> 1;
  for (const [at, file] of files.entries()) {
    if (at === middle) await between();
    await copyFile(join(from, file), join(to, file)).catch(isGone);
  }
}

/** A table's file may be dropped between listing and copying; the log says so too. */
function isGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

/** Hands a folder to the account that the database runs as. */
export async function giveTo(owner: { uid: number; gid: number } | undefined, folder: string): Promise<void> {
  if (!owner) return;
  await chown(folder, owner.uid, owner.gid);
  for (const entry of await readdir(folder, { recursive: true }))
    await chown(join(folder, entry), owner.uid, owner.gid);
}
