import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { S3Error } from "@/lib/emulators/s3/s3-error";

const prefix = "x-amz-checksum-";

const algorithms: Record<string, (body: Buffer) => string> = {
  crc32: (body) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return sum.toString("base64");
  },
  sha1: (body) => createHash("sha1").update(body).digest("base64"),
  sha256: (body) => createHash("sha256").update(body).digest("base64"),
};

/** Checks each checksum that came with the upload and returns them, as headers, to be kept with the object. */
export function verifyChecksums(headers: Record<string, string>, body: Buffer): Record<string, string> {
  const verified: Record<string, string> = {};
  for (const [name, given] of Object.entries(headers)) {
    if (!name.startsWith(prefix) || name === "x-amz-checksum-mode") continue;
    const algorithm = algorithms[name.slice(prefix.length)];
    if (!algorithm) throw new S3Error(501, "NotImplemented", `${name} is not part of this stand-in`);
    if (algorithm(body) !== given)
      throw new S3Error(400, "BadDigest", `The ${name} you specified did not match`);
    verified[name] = given;
  }
  verifyMd5(headers["content-md5"], body);
  return verified;
}

function verifyMd5(given: string | undefined, body: Buffer): void {
  if (given !== undefined && given !== createHash("md5").update(body).digest("base64"))
    throw new S3Error(400, "BadDigest", "The Content-MD5 you specified did not match");
}
