import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { StoredVersion } from "@/lib/emulators/s3/stored-version";
import { writeAtomically } from "@/lib/emulators/write-atomically";

type Settings = { isVersioned: boolean; hasObjectLock: boolean };

/**
 * A bucket in a folder. An object is two files, bytes first and description after, so that one which was
 * interrupted has no description and does not exist.
 */
export class Bucket {
  private readonly versionsByKey = new Map<string, StoredVersion[]>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private lastSequence = 0;

  private constructor(
    readonly name: string,
    private readonly folder: string,
    private settings: Settings,
  ) {}

  static async create(name: string, folder: string, hasObjectLock: boolean): Promise<Bucket> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bucket = new Bucket(name, folder, { isVersioned: hasObjectLock, hasObjectLock });
    await bucket.saveSettings();
    return bucket;
  }

  /** Null where the folder is no bucket: its creation was interrupted. */
  static async open(name: string, folder: string): Promise<Bucket | null> {
    const files = await readdir(folder);
    if (!files.includes("bucket.json")) return null;
    const bucket = new Bucket(name, folder, JSON.parse(await readFile(join(folder, "bucket.json"), "utf8")));
    for (const file of files.filter((name) => /^\d+\.json$/.test(name)).sort())
      bucket.remember(JSON.parse(await readFile(join(folder, file), "utf8")));
    return bucket;
  }

  get isVersioned(): boolean {
    return this.settings.isVersioned;
  }

  get hasObjectLock(): boolean {
    return this.settings.hasObjectLock;
  }

  async enableVersioning(isVersioned: boolean): Promise<void> {
    if (this.hasObjectLock && !isVersioned) throw new S3Error(409, "InvalidBucketState");
    this.settings = { ...this.settings, isVersioned };
    await this.saveSettings();
  }

  /** Newest version that is not deleted. */
  current(key: string): StoredVersion | null {
    const newest = this.versionsByKey.get(key)?.at(-1);
    return newest && !newest.isDeleteMarker ? newest : null;
  }

  /** Oldest first. */
  versions(key: string): StoredVersion[] {
    return this.versionsByKey.get(key) ?? [];
  }

  keys(prefix: string): string[] {
    return [...this.versionsByKey.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** Runs one piece of work on a key at a time, so that "only if it is not there yet" has one winner. */
  async alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.queues.get(key) ?? Promise.resolve()).then(work, work);
    this.queues.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.queues.get(key) === turn) this.queues.delete(key);
    }
  }

  async add(version: Omit<StoredVersion, "sequence">, body: Buffer): Promise<void> {
    this.lastSequence += 1;
    const stored = { ...version, sequence: this.lastSequence };
    if (!stored.isDeleteMarker) await writeAtomically(this.path(stored, "bin"), body);
    await writeAtomically(this.path(stored, "json"), JSON.stringify(stored));
    for (const replaced of this.remember(stored)) await this.deleteFiles(replaced);
  }

  async remove(version: StoredVersion): Promise<void> {
    const left = this.versions(version.key).filter((other) => other !== version);
    if (left.length > 0) this.versionsByKey.set(version.key, left);
    else this.versionsByKey.delete(version.key);
    await this.deleteFiles(version);
  }

  readBody(version: StoredVersion): Promise<Buffer> {
    return readFile(this.path(version, "bin"));
  }

  /** Returns the versions that the new one replaces: those without a version id of their own. */
  private remember(version: StoredVersion): StoredVersion[] {
    const before = this.versions(version.key);
    const replaced = version.versionId === "null" ? before.filter((old) => old.versionId === "null") : [];
    this.versionsByKey.set(version.key, [...before.filter((old) => !replaced.includes(old)), version]);
    this.lastSequence = Math.max(this.lastSequence, version.sequence);
    return replaced;
  }

  private saveSettings(): Promise<void> {
    return writeAtomically(join(this.folder, "bucket.json"), JSON.stringify(this.settings));
  }

  private async deleteFiles(version: StoredVersion): Promise<void> {
    await rm(this.path(version, "json"), { force: true });
    await rm(this.path(version, "bin"), { force: true });
  }

  private path(version: StoredVersion, ending: string): string {
    return join(this.folder, `${String(version.sequence).padStart(12, "0")}.${ending}`);
  }
}
