import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { type Bucket, ourBucket } from "@/lib/storage/bucket";

/** Stores a file of up to 5 GB under a new key, without reading it into memory; S3 checks its SHA-256. Returns its size. */
export async function putFile(
  key: string,
  path: string,
  contentType: string,
  bucket: Bucket = ourBucket(),
): Promise<number> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const { size } = await stat(path);
  await bucket.client.send(
    new PutObjectCommand({
      Bucket: bucket.name,
      Key: key,
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: contentType,
      ChecksumSHA256: hash.digest("base64"),
      IfNoneMatch: "*",
    }),
    { requestTimeout: 600_000 },
  );
  return size;
}
