import { GetObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type Bucket, ourBucket } from "@/lib/storage/bucket";

/** An address that saves the object under `fileName` (plain ASCII, no quotes) for the given number of seconds. */
export function presignDownload(
  key: string,
  { fileName, seconds }: { fileName: string; seconds: number },
  bucket: Bucket = ourBucket(),
): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: bucket.name,
    Key: key,
    ResponseContentDisposition: `attachment; filename="${fileName.replace(/[^\w .()-]/g, "_")}"`,
    ResponseCacheControl: "private, no-store",
  });
  return getSignedUrl(bucket.client, command, { expiresIn: seconds });
}
