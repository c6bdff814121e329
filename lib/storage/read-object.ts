import { createHash } from "node:crypto";
import { GetObjectCommand, NoSuchKey } from "@aws-sdk/client-s3";
import { type Bucket, ourBucket } from "@/lib/storage/bucket";

export type StoredObject = { bytes: Uint8Array; contentType: string; sha256: string };

/** The object's bytes with their own SHA-256 (hex), or null where nothing is stored under the key. */
export async function readObject(key: string, bucket: Bucket = ourBucket()): Promise<StoredObject | null> {
  try {
    const reply = await bucket.client.send(new GetObjectCommand({ Bucket: bucket.name, Key: key }));
    const bytes = (await reply.Body?.transformToByteArray()) ?? new Uint8Array();
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { bytes, contentType: reply.ContentType ?? "application/octet-stream", sha256 };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}
