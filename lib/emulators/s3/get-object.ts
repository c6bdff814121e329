import type { Bucket } from "@/lib/emulators/s3/bucket";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Reply, S3Request } from "@/lib/emulators/s3/s3-request";
import type { StoredVersion } from "@/lib/emulators/s3/stored-version";

/** Answers GET and HEAD; the server leaves the body of a HEAD out. */
export async function getObject(bucket: Bucket, request: S3Request): Promise<S3Reply> {
  const version = wanted(bucket, request);
  const body = await bucket.readBody(version);
  const headers = describe(version, request);
  if (request.headers["if-match"] && request.headers["if-match"] !== version.etag)
    throw new S3Error(412, "PreconditionFailed");
  if (request.headers["if-none-match"] === version.etag) return { status: 304, headers };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (!range) return { status: 200, headers: { ...headers, ...checksums(version, request) }, body };
  const first = Number(range[1]);
  const last = range[2] ? Math.min(Number(range[2]), body.length - 1) : body.length - 1;
  if (first > last) throw new S3Error(416, "InvalidRange");
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${first}-${last}/${body.length}` },
    body: body.subarray(first, last + 1),
  };
}

function wanted(bucket: Bucket, request: S3Request): StoredVersion {
  const versionId = request.query.get("versionId");
  const version = versionId
    ? bucket.versions(request.key).find((stored) => stored.versionId === versionId && !stored.isDeleteMarker)
    : bucket.current(request.key);
  if (!version) throw new S3Error(404, "NoSuchKey", "The specified key does not exist.");
  return version;
}

function describe(version: StoredVersion, request: S3Request): Record<string, string> {
  const headers: Record<string, string> = {
    ...version.headers,
    etag: version.etag,
    "last-modified": new Date(version.storedAt).toUTCString(),
    "accept-ranges": "bytes",
  };
  if (version.versionId !== "null") headers["x-amz-version-id"] = version.versionId;
  for (const name of ["content-disposition", "content-type", "cache-control"]) {
    const override = request.query.get(`response-${name}`);
    if (override) headers[name] = override;
  }
  return headers;
}

function checksums(version: StoredVersion, request: S3Request): Record<string, string> {
  return request.headers["x-amz-checksum-mode"] === "ENABLED" ? version.checksums : {};
}
