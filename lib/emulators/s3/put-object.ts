import { createHash, randomUUID } from "node:crypto";
import type { Bucket } from "@/lib/emulators/s3/bucket";
import { verifyChecksums } from "@/lib/emulators/s3/checksums";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Reply, S3Request } from "@/lib/emulators/s3/s3-request";
import { isLocked } from "@/lib/emulators/s3/stored-version";

const keptHeader =
  /^(content-type|content-disposition|cache-control|content-encoding|content-language|expires|x-amz-meta-.+|x-amz-server-side-encryption.*|x-amz-object-lock-.+)$/;

export function putObject(bucket: Bucket, request: S3Request, now: Date): Promise<S3Reply> {
  return bucket.alone(request.key, async () => {
    refuseUnmetCondition(bucket, request);
    const checksums = verifyChecksums(request.headers, request.body);
    const headers = keptHeaders(request.headers);
    refuseBadLock(bucket, request, checksums, now);
    const version = {
      ...{ key: request.key, headers, checksums, isDeleteMarker: false, storedAt: now.toISOString() },
      versionId: bucket.isVersioned ? randomUUID() : "null",
      sizeBytes: request.body.length,
      etag: `"${createHash("md5").update(request.body).digest("hex")}"`,
    };
    await bucket.add(version, request.body);
    return {
      status: 200,
      headers: { etag: version.etag, ...checksums, ...replied(headers), ...numbered(version) },
    };
  });
}

function refuseUnmetCondition(bucket: Bucket, request: S3Request): void {
  const current = bucket.current(request.key);
  const { "if-none-match": noneMatch, "if-match": match } = request.headers;
  if (noneMatch === "*" && current) throw new S3Error(412, "PreconditionFailed");
  if (noneMatch !== undefined && noneMatch !== "*") throw new S3Error(501, "NotImplemented");
  if (match !== undefined && !current) throw new S3Error(404, "NoSuchKey");
  if (match !== undefined && match !== current?.etag) throw new S3Error(412, "PreconditionFailed");
}

function refuseBadLock(
  bucket: Bucket,
  request: S3Request,
  checksums: Record<string, string>,
  now: Date,
): void {
  const current = bucket.current(request.key);
  if (!bucket.isVersioned && current && isLocked(current, now)) throw new S3Error(403, "AccessDenied");
  if (!Object.keys(request.headers).some((name) => name.startsWith("x-amz-object-lock-"))) return;
  if (!bucket.hasObjectLock)
    throw new S3Error(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
  if (Object.keys(checksums).length === 0 && !request.headers["content-md5"])
    throw new S3Error(400, "InvalidRequest", "Content-MD5 or x-amz-checksum- is required with Object Lock");
}

function keptHeaders(headers: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const own = name === "content-encoding" ? value.replace(/^aws-chunked,? ?/, "") : value;
    if (keptHeader.test(name) && own) kept[name] = own;
  }
  return kept;
}

function replied(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.includes("server-side-encryption")),
  );
}

function numbered(version: { versionId: string }): Record<string, string> {
  return version.versionId === "null" ? {} : { "x-amz-version-id": version.versionId };
}
