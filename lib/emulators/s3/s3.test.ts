import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { describe, expect, test } from "vitest";
import {
  Bucket,
  bytes,
  client,
  connect,
  put,
  read,
  refusal,
  s3,
  sha256,
} from "@/lib/emulators/s3/test-bucket";

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
