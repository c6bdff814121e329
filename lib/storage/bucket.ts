import { S3Client } from "@aws-sdk/client-s3";
import { env } from "@/lib/env";

/** Where papers are stored: a versioned S3 bucket with object lock. */
export type Bucket = { client: S3Client; name: string };

let cached: Bucket | undefined;

/** The installation's bucket, from the environment. */
export function ourBucket(): Bucket {
  cached ??= openBucket();
  return cached;
}

/** A client of its own; `ourBucket` shares one. */
export function openBucket(): Bucket {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  const client = new S3Client({
    region: S3_REGION,
    credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
    maxAttempts: 3,
    // A bucket behind an address of its own (MinIO, R2, our stand-in) has no sub-domain for its name.
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, forcePathStyle: true } : {}),
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  });
  return { client, name: S3_BUCKET };
}
