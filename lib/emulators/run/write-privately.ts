import { chmodSync, renameSync, writeFileSync } from "node:fs";

/** Writes JSON that only its owner may read (0600), whole or not at all. */
export function writePrivately(file: string, content: unknown): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}
