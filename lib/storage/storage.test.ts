import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Emulator } from "@/lib/emulators/emulator";
import { startS3 } from "@/lib/emulators/s3/server";
import type { Bucket } from "@/lib/storage/bucket";
import { presignDownload } from "@/lib/storage/presign-download";
import { presignUpload } from "@/lib/storage/presign-upload";
import { putOnce } from "@/lib/storage/put-once";
import { readObject } from "@/lib/storage/read-object";
import { storageIsReady } from "@/lib/storage/storage-is-ready";

const paper = Buffer.from("%PDF-1.7 the certificate");
const otherPaper = Buffer.from("%PDF-1.7 another one");
let folder: string;
let s3: Emulator;
let bucket: Bucket;

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function fault(kind: string, count = 1): Promise<Response> {
  const body = JSON.stringify({ kind, count, method: "PUT" });
  return fetch(`${s3.url}/emulator/faults`, { method: "POST", body });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nika-storage-"));
  s3 = await startS3({ port: 0, folder, accessKeyId: "key", secretAccessKey: "secret", bucket: "papers" });
  const credentials = { accessKeyId: "key", secretAccessKey: "secret" };
  const client = new S3Client({ region: "af-south-1", endpoint: s3.url, forcePathStyle: true, credentials });
  bucket = { client, name: "papers" };
});

afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});

describe("putOnce", () => {
  test("the same bytes stored twice are one object, and both times a success", async () => {
    const first = await putOnce("twice.pdf", paper, "application/pdf", bucket);
    expect(first).toEqual({ ok: true, sha256: sha256(paper), wasThere: false });
    const second = await putOnce("twice.pdf", paper, "application/pdf", bucket);
    expect(second).toEqual({ ok: true, sha256: sha256(paper), wasThere: true });
  });

  test("other bytes never replace what is stored; the stored hash is returned", async () => {
    await putOnce("fixed.pdf", paper, "application/pdf", bucket);
    const refused = await putOnce("fixed.pdf", otherPaper, "application/pdf", bucket);
    expect(refused).toEqual({ ok: false, reason: "other-bytes", sha256: sha256(paper) });
    expect(Buffer.from((await readObject("fixed.pdf", bucket))?.bytes ?? [])).toEqual(paper);
  });

  test("of eight writers with different bytes one stores, the others learn its hash", async () => {
    const papers = Array.from({ length: 8 }, (_, at) => Buffer.from(`paper ${at}`));
    const results = await Promise.all(
      papers.map((bytes) => putOnce("race.pdf", bytes, "text/plain", bucket)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(new Set(results.map((result) => result.sha256))).toHaveLength(1);
  });

  test("a lost answer, a conflict and an internal error are all mended by trying again", async () => {
    for (const kind of ["cut", "409", "500"]) {
      await fault(kind);
      expect(await putOnce(`${kind}.pdf`, paper, "application/pdf", bucket)).toMatchObject({ ok: true });
    }
  });

  test("a bucket that stays broken is an error, not a success", async () => {
    await fault("409", 5);
    await expect(putOnce("never.pdf", paper, "application/pdf", bucket)).rejects.toThrow();
    expect(await readObject("never.pdf", bucket)).toBeNull();
  });
});

describe("signed addresses", () => {
  const file = { contentType: "application/pdf", sizeBytes: paper.length, sha256: sha256(paper) };

  test("an upload takes exactly the bytes that were announced, once", async () => {
    const { url, method, headers } = await presignUpload({ ...file, key: "letter.pdf" }, bucket);
    const send = (body: Buffer, extra: object = {}) =>
      fetch(url, { method, headers: { ...headers, ...extra }, body: new Uint8Array(body) });
    expect((await send(Buffer.from("%PDF-1.7 XXX certificate"))).status).toBe(400);
    expect((await send(otherPaper)).status).toBe(403);
    expect((await send(paper, { "content-type": "text/html" })).status).toBe(403);
    expect((await send(paper)).status).toBe(200);
    expect((await send(paper)).status).toBe(412);
    expect(await readObject("letter.pdf", bucket)).toMatchObject({ contentType: "application/pdf" });
  });

  test("a download carries a safe file name and is not kept by caches", async () => {
    await putOnce("d.pdf", paper, "application/pdf", bucket);
    const url = await presignDownload("d.pdf", { fileName: 'a"\r\nb.pdf', seconds: 60 }, bucket);
    const reply = await fetch(url);
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="a___b.pdf"');
    expect(reply.headers.get("cache-control")).toBe("private, no-store");
  });
});

test("storage is ready with the right key and name, and not otherwise", async () => {
  expect(await storageIsReady(bucket)).toBe(true);
  expect(await storageIsReady({ ...bucket, name: "missing" })).toBe(false);
});
