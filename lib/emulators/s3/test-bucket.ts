import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  type S3ServiceException,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect } from "vitest";
import type { Emulator } from "@/lib/emulators/emulator";
import { startS3 } from "@/lib/emulators/s3/server";

// An S3 of their own for the tests of whoever imports this.

export const Bucket = "plain";
export const lockedBucket = "certificates";
export const bytes = randomBytes(20_000);
export const sha256 = createHash("sha256").update(bytes).digest("base64");
let folder: string;
export let s3: Emulator;
export let client: S3Client;

async function start(): Promise<void> {
  s3 = await startS3({
    port: 0,
    folder,
    accessKeyId: "key",
    secretAccessKey: "secret",
    bucket: lockedBucket,
  });
  client = connect();
}

export async function restart(): Promise<void> {
  await s3.close();
  await start();
}

export function connect(secretAccessKey = "secret"): S3Client {
  return new S3Client({
    region: "af-south-1",
    endpoint: s3.url,
    forcePathStyle: true,
    credentials: { accessKeyId: "key", secretAccessKey },
    maxAttempts: 1,
  });
}

export function put(Key: string, more: Partial<PutObjectCommandInput> = {}) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ...more }));
}

export async function read(Key: string, more: object = {}): Promise<Buffer> {
  const reply = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from((await reply.Body?.transformToByteArray()) ?? []);
}

export async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = (await attempt.then(
    () => expect.unreachable("S3 accepted it"),
    (refused) => refused,
  )) as S3ServiceException;
  return `${error.name} ${error.$metadata?.httpStatusCode}`;
}

export function fault(kind: string | number, more: object = {}): Promise<Response> {
  return fetch(`${s3.url}/emulator/faults`, {
    method: "POST",
    body: JSON.stringify({ kind, count: 1, ...more }),
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nika-s3-"));
  await start();
  await client.send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true });
});
