import type { Buckets } from "@/lib/emulators/s3/buckets";
import { deleteObject } from "@/lib/emulators/s3/delete-object";
import { getObject } from "@/lib/emulators/s3/get-object";
import { listObjects, listVersions } from "@/lib/emulators/s3/list-objects";
import { putObject } from "@/lib/emulators/s3/put-object";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Reply, S3Request } from "@/lib/emulators/s3/s3-request";

// Answering one of these as if it were a plain read or write would be a lie that passes tests.
const missingParts = [
  ...["acl", "cors", "lifecycle", "location", "object-lock", "policy", "retention", "legal-hold", "tagging"],
  ...["uploads", "uploadId", "attributes", "delete", "encryption", "torrent"],
];

export async function answerRequest(buckets: Buckets, request: S3Request, now: Date): Promise<S3Reply> {
  const missing = missingParts.find((part) => request.query.has(part));
  if (missing || request.headers["x-amz-copy-source"])
    throw new S3Error(501, "NotImplemented", `${missing ?? "copy"} is not part of this stand-in`);
  return request.key ? answerForObject(buckets, request, now) : answerForBucket(buckets, request);
}

async function answerForObject(buckets: Buckets, request: S3Request, now: Date): Promise<S3Reply> {
  const bucket = buckets.get(request.bucket);
  if (request.method === "PUT") return putObject(bucket, request, now);
  if (request.method === "DELETE") return deleteObject(bucket, request, now);
  if (request.method === "GET" || request.method === "HEAD") return getObject(bucket, request);
  throw new S3Error(405, "MethodNotAllowed");
}

async function answerForBucket(buckets: Buckets, request: S3Request): Promise<S3Reply> {
  if (request.method === "PUT" && request.query.has("versioning")) {
    const isEnabled = request.body.toString().includes("<Status>Enabled</Status>");
    await buckets.get(request.bucket).enableVersioning(isEnabled);
    return { status: 200 };
  }
  if (request.method === "PUT") {
    const hasObjectLock = request.headers["x-amz-bucket-object-lock-enabled"]?.toLowerCase() === "true";
    await buckets.create(request.bucket, hasObjectLock);
    return { status: 200, headers: { location: `/${request.bucket}` } };
  }
  const bucket = buckets.get(request.bucket);
  if (request.method === "HEAD") return { status: 200 };
  if (request.method !== "GET") throw new S3Error(405, "MethodNotAllowed");
  return request.query.has("versions") ? listVersions(bucket, request) : listObjects(bucket, request);
}
