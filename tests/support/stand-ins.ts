import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { startMail } from "@/lib/emulators/mail/server";
import { startS3 } from "@/lib/emulators/s3/server";

export type ReceivedMail = { subject: string; text: string; html: string; from: string };

/** The mail stand-in for this test file; `env()` points at it. Call after `openTestDatabase`, before anything sends. */
export async function openPost() {
  const folder = temporaryFolder();
  const mail = await startMail({ port: 0, folder });
  process.env.RESEND_URL = mail.url;
  afterAll(() => mail.close());
  return {
    to: async (address: string) =>
      (await (await fetch(`${mail.url}/messages?to=${address}`)).json()) as ReceivedMail[],
    fault: (kind: string, more: { count?: number; seconds?: number } = {}) =>
      fault(mail.url, { kind, ...more }),
  };
}

/** The S3 stand-in for this test file; `env()` points at it. */
export async function openStorage() {
  const folder = temporaryFolder();
  const s3 = await startS3({
    port: 0,
    folder,
    accessKeyId: process.env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: process.env.S3_SECRET_ACCESS_KEY ?? "",
    bucket: process.env.S3_BUCKET ?? "",
  });
  process.env.S3_ENDPOINT = s3.url;
  afterAll(() => s3.close());
  return {
    fault: (kind: string, count = 1, method?: string) => fault(s3.url, { kind, count, method }),
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nika-stand-in-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function fault(url: string, wish: object): Promise<void> {
  await fetch(`${url}/emulator/faults`, { method: "POST", body: JSON.stringify(wish) });
}
