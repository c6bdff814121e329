import { PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type Bucket, ourBucket } from "@/lib/storage/bucket";

export type Upload = { url: string; method: "PUT"; headers: Record<string, string> };

const lifetimeSeconds = 300;

/**
 * An address to which a browser may send exactly these bytes (size, type, SHA-256 in hex), once, within five minutes.
 * The headers must be sent as they are; `content-length` is the browser's own, and signed too.
 */
export async function presignUpload(
  file: { key: string; contentType: string; sizeBytes: number; sha256: string },
  bucket: Bucket = ourBucket(),
): Promise<Upload> {
  const checksum = Buffer.from(file.sha256, "hex").toString("base64");
  const command = new PutObjectCommand({
    Bucket: bucket.name,
    Key: file.key,
    ContentType: file.contentType,
    ContentLength: file.sizeBytes,
    ChecksumSHA256: checksum,
    IfNoneMatch: "*",
  });
  const url = await getSignedUrl(bucket.client, command, {
    expiresIn: lifetimeSeconds,
    signableHeaders: new Set(["host", "content-type", "content-length", "if-none-match", checksumHeader]),
    // In the address it would be a wish; as a signed header it is a condition.
    unhoistableHeaders: new Set([checksumHeader]),
  });
  const headers = { "content-type": file.contentType, "if-none-match": "*", [checksumHeader]: checksum };
  return { url, method: "PUT", headers };
}

const checksumHeader = "x-amz-checksum-sha256";
