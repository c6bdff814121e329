import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "@/lib/emulators/write-atomically";

/** Records kept one JSON file each, in the order they were first made; on disk before `put` resolves. */
export class Records<T extends { id: string }> {
  private readonly byId = new Map<string, T>();

  private constructor(private readonly folder: string) {}

  static async open<T extends { id: string; madeAt: string }>(folder: string): Promise<Records<T>> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    const read = names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as T);
    const records = new Records<T>(folder);
    const found = (await Promise.all(read)).sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
    for (const record of found) records.byId.set(record.id, record);
    return records;
  }

  async put(record: T): Promise<T> {
    this.byId.set(record.id, record);
    await writeAtomically(join(this.folder, `${record.id}.json`), JSON.stringify(record));
    return record;
  }

  find(id: string): T | null {
    return this.byId.get(id) ?? null;
  }

  list(): T[] {
    return [...this.byId.values()];
  }
}
