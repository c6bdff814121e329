import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import {
  Bucket,
  bytes,
  client,
  fault,
  lockedBucket,
  put,
  read,
  refusal,
  restart,
  s3,
  sha256,
} from "@/lib/emulators/s3/test-bucket";

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
    await restart();
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
