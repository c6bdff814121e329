import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { HeadObjectCommand, PutObjectCommand, S3ServiceException } from "@aws-sdk/client-s3";
import { type Bucket, ourBucket } from "@/lib/storage/bucket";

type Stored =
  | { ok: true; sha256: string; wasThere: boolean }
  | { ok: false; reason: "other-bytes"; sha256: string | null };

const attemptLimit = 5;

/**
 * Stores bytes under a key that nobody may overwrite; S3 checks their SHA-256 (hex). The same bytes a second time are
 * a success. Where other bytes are there already nothing is written, and their hash is returned (null where S3 has
 * none). Throws when S3 cannot be reached.
 */
export async function putOnce(
  key: string,
  bytes: Uint8Array,
  contentType: string,
  bucket: Bucket = ourBucket(),
): Promise<Stored> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const command = new PutObjectCommand({
    Bucket: bucket.name,
    Key: key,
    Body: bytes,
    ContentType: contentType,
    ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
    IfNoneMatch: "*",
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await bucket.client.send(command);
      return { ok: true, sha256, wasThere: false };
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 412) return compareWithStored(key, sha256, bucket);
      // Two writers at once: S3 asks the one that came second to try again.
      if (status !== 409 || attempt === attemptLimit) throw error;
      await wait(50 * 2 ** attempt);
    }
  }
}

async function compareWithStored(key: string, sha256: string, bucket: Bucket): Promise<Stored> {
  const head = new HeadObjectCommand({ Bucket: bucket.name, Key: key, ChecksumMode: "ENABLED" });
  const { ChecksumSHA256 } = await bucket.client.send(head);
  const storedSha256 = ChecksumSHA256 ? Buffer.from(ChecksumSHA256, "base64").toString("hex") : null;
  if (storedSha256 === sha256) return { ok: true, sha256, wasThere: true };
  return { ok: false, reason: "other-bytes", sha256: storedSha256 };
}
