import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { type Bucket, ourBucket } from "@/lib/storage/bucket";

/** True when the bucket answers to our key within three seconds. */
export async function storageIsReady(bucket: Bucket = ourBucket()): Promise<boolean> {
  const abortSignal = AbortSignal.timeout(3_000);
  try {
    await bucket.client.send(new HeadBucketCommand({ Bucket: bucket.name }), { abortSignal });
    return true;
  } catch {
    return false;
  }
}
