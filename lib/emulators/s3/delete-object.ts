import { randomUUID } from "node:crypto";
import type { Bucket } from "@/lib/emulators/s3/bucket";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Reply, S3Request } from "@/lib/emulators/s3/s3-request";
import { isLocked } from "@/lib/emulators/s3/stored-version";

export function deleteObject(bucket: Bucket, request: S3Request, now: Date): Promise<S3Reply> {
  return bucket.alone(request.key, async () => {
    const versionId = request.query.get("versionId");
    if (!versionId && bucket.isVersioned) return markDeleted(bucket, request.key, now);
    const version = versionId
      ? bucket.versions(request.key).find((stored) => stored.versionId === versionId)
      : bucket.current(request.key);
    if (version && isLocked(version, now))
      throw new S3Error(403, "AccessDenied", "Access Denied because object protected by object lock.");
    if (version) await bucket.remove(version);
    return { status: 204 };
  });
}

async function markDeleted(bucket: Bucket, key: string, now: Date): Promise<S3Reply> {
  const versionId = randomUUID();
  const nothing = { sizeBytes: 0, etag: "", headers: {}, checksums: {} };
  await bucket.add(
    { key, versionId, isDeleteMarker: true, storedAt: now.toISOString(), ...nothing },
    Buffer.alloc(0),
  );
  return { status: 204, headers: { "x-amz-delete-marker": "true", "x-amz-version-id": versionId } };
}
