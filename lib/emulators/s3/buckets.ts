import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Bucket } from "@/lib/emulators/s3/bucket";
import { S3Error } from "@/lib/emulators/s3/s3-error";

/** All buckets of the stand-in: one sub-folder each. */
export class Buckets {
  private readonly byName = new Map<string, Bucket>();

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<Buckets> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const buckets = new Buckets(folder);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const bucket = await Bucket.open(entry.name, join(folder, entry.name));
      if (bucket) buckets.byName.set(entry.name, bucket);
    }
    return buckets;
  }

  get(name: string): Bucket {
    const bucket = this.byName.get(name);
    if (!bucket) throw new S3Error(404, "NoSuchBucket");
    return bucket;
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  async create(name: string, hasObjectLock: boolean): Promise<void> {
    if (this.has(name)) throw new S3Error(409, "BucketAlreadyOwnedByYou");
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw new S3Error(400, "InvalidBucketName");
    this.byName.set(name, await Bucket.create(name, join(this.folder, name), hasObjectLock));
  }
}
