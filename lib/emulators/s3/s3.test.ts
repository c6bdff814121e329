import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  type S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "@/lib/emulators/emulator";
import { startS3 } from "@/lib/emulators/s3/server";

const Bucket = "plain";
const lockedBucket = "certificates";
const bytes = randomBytes(20_000);
const sha256 = createHash("sha256").update(bytes).digest("base64");
let folder: string;
let s3: Emulator;
let client: S3Client;

function start(): Promise<Emulator> {
  return startS3({ port: 0, folder, accessKeyId: "key", secretAccessKey: "secret", bucket: lockedBucket });
}

function connect(secretAccessKey = "secret"): S3Client {
  return new S3Client({
    region: "af-south-1",
    endpoint: s3.url,
    forcePathStyle: true,
    credentials: { accessKeyId: "key", secretAccessKey },
    maxAttempts: 1,
  });
}

function put(Key: string, more: Partial<PutObjectCommandInput> = {}) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ...more }));
}

async function read(Key: string, more: object = {}): Promise<Buffer> {
  const reply = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from((await reply.Body?.transformToByteArray()) ?? []);
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = (await attempt.then(
    () => expect.unreachable("S3 accepted it"),
    (refused) => refused,
  )) as S3ServiceException;
  return `${error.name} ${error.$metadata?.httpStatusCode}`;
}

function fault(kind: string | number, more: object = {}): Promise<Response> {
  return fetch(`${s3.url}/emulator/faults`, {
    method: "POST",
    body: JSON.stringify({ kind, count: 1, ...more }),
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nika-s3-"));
  s3 = await start();
  client = connect();
  await client.send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

describe("objects", () => {
  test("the bytes and the type come back as they were sent", async () => {
    const reply = await put("a.pdf", { ContentType: "application/pdf" });
    expect(reply.ChecksumCRC32).toMatch(/=$/);
    const got = await client.send(new GetObjectCommand({ Bucket, Key: "a.pdf" }));
    expect(got.ContentType).toBe("application/pdf");
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(bytes);
  });

  test("a streamed upload is stored without its framing", async () => {
    await put("stream.pdf", { Body: Readable.from([bytes]), ContentLength: bytes.length });
    expect(await read("stream.pdf")).toEqual(bytes);
  });

  test("metadata, disposition, cache and encryption headers come back", async () => {
    const reply = await put("meta.pdf", {
      Metadata: { sha256: "abc" },
      ContentDisposition: 'attachment; filename="a.pdf"',
      CacheControl: "private",
      ServerSideEncryption: "AES256",
    });
    expect(reply.ServerSideEncryption).toBe("AES256");
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: "meta.pdf" }))).toMatchObject({
      Metadata: { sha256: "abc" },
      ContentDisposition: 'attachment; filename="a.pdf"',
      CacheControl: "private",
      ServerSideEncryption: "AES256",
    });
    expect(await put("kms.pdf", { ServerSideEncryption: "aws:kms", SSEKMSKeyId: "k1" })).toMatchObject({
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: "k1",
    });
  });

  test("a key may hold any character", async () => {
    await put("donors/Ñandú Šť+&(1)'!.pdf");
    expect(await read("donors/Ñandú Šť+&(1)'!.pdf")).toEqual(bytes);
  });

  test("a range gives its part of the bytes", async () => {
    await put("range.pdf");
    expect(await read("range.pdf", { Range: "bytes=5-9" })).toEqual(bytes.subarray(5, 10));
    expect(await refusal(read("range.pdf", { Range: "bytes=20000-" }))).toBe("InvalidRange 416");
  });

  test("a missing key, a missing bucket and a deleted object are not found", async () => {
    expect(await refusal(read("nothing"))).toBe("NoSuchKey 404");
    expect(await refusal(client.send(new GetObjectCommand({ Bucket: "none", Key: "a" })))).toBe(
      "NoSuchBucket 404",
    );
    expect(await refusal(client.send(new HeadBucketCommand({ Bucket: "none" })))).toBe("NotFound 404");
    await put("gone.pdf");
    await client.send(new DeleteObjectCommand({ Bucket, Key: "gone.pdf" }));
    expect(await refusal(read("gone.pdf"))).toBe("NoSuchKey 404");
  });

  test("a listing goes by prefix, delimiter and page", async () => {
    await Promise.all(["list/a", "list/b", "list/sub/c", "list/sub/d"].map((key) => put(key)));
    const top = await client.send(new ListObjectsV2Command({ Bucket, Prefix: "list/", Delimiter: "/" }));
    expect(top.Contents?.map((entry) => entry.Key)).toEqual(["list/a", "list/b"]);
    expect(top.CommonPrefixes).toEqual([{ Prefix: "list/sub/" }]);
    const page = { Bucket, Prefix: "list/", MaxKeys: 3 };
    const first = await client.send(new ListObjectsV2Command(page));
    const next = { ...page, ContinuationToken: first.NextContinuationToken };
    expect(first).toMatchObject({ KeyCount: 3, IsTruncated: true });
    expect(await client.send(new ListObjectsV2Command(next))).toMatchObject({
      KeyCount: 1,
      IsTruncated: false,
    });
  });

  test("what the stand-in does not do, it refuses instead of pretending", async () => {
    const copy = new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/a.pdf` });
    expect(await refusal(client.send(copy))).toBe("NotImplemented 501");
  });
});

describe("checksums", () => {
  test("a right SHA-256 is stored and told on request", async () => {
    expect((await put("sha.pdf", { ChecksumSHA256: sha256 })).ChecksumSHA256).toBe(sha256);
    const head = new HeadObjectCommand({ Bucket, Key: "sha.pdf", ChecksumMode: "ENABLED" });
    expect((await client.send(head)).ChecksumSHA256).toBe(sha256);
  });

  test("a wrong SHA-256 is refused and nothing is stored", async () => {
    const other = createHash("sha256").update("other").digest("base64");
    expect(await refusal(put("bad.pdf", { ChecksumSHA256: other }))).toBe("BadDigest 400");
    expect(await refusal(read("bad.pdf"))).toBe("NoSuchKey 404");
  });
});

describe("conditions", () => {
  test("IfNoneMatch writes a new key and refuses an existing one", async () => {
    await put("once.pdf", { IfNoneMatch: "*" });
    expect(await refusal(put("once.pdf", { Body: "evil", IfNoneMatch: "*" }))).toBe("PreconditionFailed 412");
    expect(await read("once.pdf")).toEqual(bytes);
  });

  test("of 20 writers at once with IfNoneMatch exactly one wins", async () => {
    const writers = Array.from({ length: 20 }, (_, at) => put("race", { Body: `${at}`, IfNoneMatch: "*" }));
    const results = await Promise.allSettled(writers);
    const winners = results.flatMap((result, at) => (result.status === "fulfilled" ? [`${at}`] : []));
    expect(winners).toEqual([String(await read("race"))]);
  });

  test("IfMatch replaces only what the writer has seen", async () => {
    const { ETag } = await put("seen.pdf");
    await put("seen.pdf", { Body: "2", IfMatch: ETag });
    expect(await refusal(put("seen.pdf", { Body: "3", IfMatch: ETag }))).toBe("PreconditionFailed 412");
    expect(String(await read("seen.pdf"))).toBe("2");
  });
});

describe("signatures", () => {
  test("an unsigned request and a wrong secret are refused", async () => {
    expect((await fetch(`${s3.url}/${Bucket}/a.pdf`)).status).toBe(403);
    const attempt = connect("wrong").send(new PutObjectCommand({ Bucket, Key: "w", Body: bytes }));
    expect(await refusal(attempt)).toBe("SignatureDoesNotMatch 403");
  });

  test("a signed address downloads under the name it was given", async () => {
    await put("a.pdf");
    const download = { Bucket, Key: "a.pdf", ResponseContentDisposition: 'attachment; filename="c.pdf"' };
    const reply = await fetch(await getSignedUrl(client, new GetObjectCommand(download), { expiresIn: 60 }));
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="c.pdf"');
    expect(Buffer.from(await reply.arrayBuffer())).toEqual(bytes);
  });

  test("a signed address that was changed, is for another key or has expired is refused", async () => {
    await put("other.pdf");
    const command = new GetObjectCommand({ Bucket, Key: "a.pdf" });
    const address = await getSignedUrl(client, command, { expiresIn: 60 });
    const signingDate = new Date(Date.now() - 60_000);
    const expired = await getSignedUrl(client, command, { expiresIn: 1, signingDate });
    const changed = address.replace(/X-Amz-Signature=..../, "X-Amz-Signature=0000");
    for (const url of [changed, address.replace("a.pdf", "other.pdf"), expired])
      expect((await fetch(url)).status).toBe(403);
    expect((await fetch(address)).status).toBe(200);
  });

  test("a header that nobody signed cannot be added to a signed address", async () => {
    const address = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: "sneak.pdf" }), {});
    const headers = { "x-amz-server-side-encryption": "AES256" };
    expect((await fetch(address, { method: "PUT", body: "x", headers })).status).toBe(403);
  });

  test("a page on this machine may upload from the browser, another origin may not", async () => {
    const ask = (origin: string) =>
      fetch(`${s3.url}/${Bucket}/up.pdf`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "PUT",
          "access-control-request-headers": "if-none-match",
        },
      });
    const own = await ask("http://127.0.0.1:3000");
    expect(own.status).toBe(200);
    expect(own.headers.get("access-control-allow-headers")).toBe("if-none-match");
    expect((await ask("https://example.com")).status).toBe(403);
  });
});

describe("versions and locks", () => {
  test("in a versioned bucket an overwrite keeps the earlier version", async () => {
    const versioned = "versioned";
    await client.send(new CreateBucketCommand({ Bucket: versioned }));
    const on = { Bucket: versioned, VersioningConfiguration: { Status: "Enabled" as const } };
    await client.send(new PutBucketVersioningCommand(on));
    const first = await client.send(new PutObjectCommand({ Bucket: versioned, Key: "v", Body: "1" }));
    await client.send(new PutObjectCommand({ Bucket: versioned, Key: "v", Body: "2" }));
    const listed = await client.send(new ListObjectVersionsCommand({ Bucket: versioned, Prefix: "v" }));
    expect(listed.Versions?.map((version) => version.IsLatest)).toEqual([true, false]);
    const old = new GetObjectCommand({ Bucket: versioned, Key: "v", VersionId: first.VersionId });
    expect(await (await client.send(old)).Body?.transformToString()).toBe("1");
  });

  test("a locked version outlives a delete until its date", async () => {
    const locked = await client.send(
      new PutObjectCommand({
        Bucket: lockedBucket,
        Key: "kept",
        Body: bytes,
        ObjectLockMode: "COMPLIANCE",
        ObjectLockRetainUntilDate: new Date(Date.now() + 86_400_000),
      }),
    );
    const version = { Bucket: lockedBucket, Key: "kept", VersionId: locked.VersionId };
    const head = await client.send(new HeadObjectCommand({ Bucket: lockedBucket, Key: "kept" }));
    expect(head.ObjectLockMode).toBe("COMPLIANCE");
    expect(await refusal(client.send(new DeleteObjectCommand(version)))).toBe("AccessDenied 403");
    await client.send(new DeleteObjectCommand({ Bucket: lockedBucket, Key: "kept" }));
    expect((await client.send(new HeadObjectCommand(version))).ContentLength).toBe(bytes.length);
  });
});

describe("the folder", () => {
  test("everything is there again after a restart", async () => {
    await put("kept.pdf", { ChecksumSHA256: sha256 });
    await s3.close();
    s3 = await start();
    client = connect();
    expect(await read("kept.pdf")).toEqual(bytes);
    const head = new HeadObjectCommand({ Bucket, Key: "kept.pdf", ChecksumMode: "ENABLED" });
    expect((await client.send(head)).ChecksumSHA256).toBe(sha256);
    expect(await refusal(put("kept.pdf", { IfNoneMatch: "*" }))).toBe("PreconditionFailed 412");
  });
});

describe("faults", () => {
  test("each named answer comes once and stores nothing", async () => {
    for (const [kind, expected] of [
      [500, "InternalError 500"],
      ["409", "ConditionalRequestConflict 409"],
      ["412", "PreconditionFailed 412"],
    ] as const) {
      await fault(kind, { method: "PUT" });
      expect(await refusal(put("faulty.pdf"))).toBe(expected);
    }
    expect(await refusal(read("faulty.pdf"))).toBe("NoSuchKey 404");
    await put("faulty.pdf");
  });

  test("a cut write is stored although its answer is lost, a cut read loses half of the body", async () => {
    await fault("cut");
    await expect(put("cut.pdf")).rejects.toThrow();
    expect(await read("cut.pdf")).toEqual(bytes);
    await fault("cut");
    await expect(read("cut.pdf")).rejects.toThrow();
  });

  test("a slow answer comes late, a timeout never", async () => {
    await fault("slow", { seconds: 0.2 });
    const startedAt = performance.now();
    await put("slow.pdf");
    expect(performance.now() - startedAt).toBeGreaterThan(190);
    await fault("timeout");
    await expect(fetch(`${s3.url}/${Bucket}/x`, { signal: AbortSignal.timeout(200) })).rejects.toThrow();
  });
});
