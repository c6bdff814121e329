import { type Bucket, openBucket } from "@/lib/storage/bucket";

let opened: Bucket | undefined;

/** The bucket for those who prepare and judge a case: theirs waits as long as it must, the product's clock is hurried. */
export function patientBucket(): Bucket {
  opened ??= openBucket();
  return opened;
}
