import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { startClerk } from "@/lib/emulators/clerk/server";
import { startMail } from "@/lib/emulators/mail/server";
import { startPayfast } from "@/lib/emulators/payfast/server";
import { startS3 } from "@/lib/emulators/s3/server";
import { log } from "@/lib/log";
import { ourBucket } from "@/lib/storage/bucket";
import { closePools } from "@/lib/tenancy/with-tenant";
import { openTestDatabase } from "@/tests/support/database";
import { startDatabaseProxy } from "./database-proxy";
import { startSite } from "./site";

export type World = Awaited<ReturnType<typeof openWorld>>;
type Tally = { taken: number; waiting: number };

/**
 * Everything a gift passes through, in this process: a database of its own behind a proxy, every stand-in, and the
 * site's route handlers. `env()` points at them. Call it first thing in a test file.
 */
export async function openWorld(options: { site?: string } = {}) {
  log.level = "silent";
  const database = await openTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "nika-faults-"));
  const proxy = await startDatabaseProxy(inject("cluster").port);
  const variables = process.env as Record<string, string>;
  for (const name of ["DATABASE_URL", "DATABASE_URL_WORKER"])
    variables[name] = variables[name]!.replace(/:\d+\//, `:${proxy.port}/`);

  const site = await startSite();
  variables.NIKA_PUBLIC_URL = options.site ?? site.url;
  const mail = await startMail({ port: 0, folder: join(folder, "mail") });
  const s3 = await startS3({
    port: 0,
    folder: join(folder, "s3"),
    accessKeyId: variables.S3_ACCESS_KEY_ID!,
    secretAccessKey: variables.S3_SECRET_ACCESS_KEY!,
    bucket: variables.S3_BUCKET!,
  });
  const retrySeconds = [0.05, 0.1, 0.1, ...Array(40).fill(0.25)];
  const payfast = await startPayfast({
    port: 0,
    folder: join(folder, "payfast"),
    merchants: [],
    retrySeconds,
  });
  const clerk = await startClerk({
    port: 0,
    folder: join(folder, "clerk"),
    publishableKey: variables.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY!,
    secretKey: variables.CLERK_SECRET_KEY!,
    webhookSecret: variables.CLERK_WEBHOOK_SIGNING_SECRET!,
    webhookUrl: `${variables.NIKA_PUBLIC_URL}/api/webhooks/clerk`,
    mailUrl: mail.url,
    retryMs: Array(40).fill(60),
  });
  Object.assign(variables, {
    RESEND_URL: mail.url,
    S3_ENDPOINT: s3.url,
    PAYFAST_URL: payfast.url,
    PAYFAST_API_URL: `${payfast.url}/api`,
    PAYFAST_SOURCES: "127.0.0.1/32",
    CLERK_API_URL: `${clerk.url}/bapi`,
    CLERK_FAPI_URL: `${clerk.url}/fapi`,
  });

  const owner = new pg.Pool({ connectionString: database.urls.superuser, max: 4 });
  afterAll(async () => {
    await closePools();
    for (const part of [payfast, clerk, s3, mail, site, proxy]) await part.close();
    await owner.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const urls = { s3: s3.url, mail: mail.url, payfast: payfast.url };
  const script = async <T>(service: keyof typeof urls, path: string, body?: unknown, method = "POST") => {
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${urls[service]}${path}`, { method, ...given });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return (text ? JSON.parse(text) : undefined) as T;
  };
  return {
    database,
    proxy,
    site,
    urls: { ...urls, clerk: clerk.url },
    script,
    /** Rows, seen past row-level security and past the proxy. */
    rows: async (query: string, values: unknown[] = []) => (await owner.query(query, values)).rows,
    tally: (service: keyof typeof urls) => script<Tally>(service, "/emulator/faults", undefined, "GET"),
    forgive: (service: keyof typeof urls) => script(service, "/emulator/faults", undefined, "DELETE"),
    clerkOutage: (status: 500 | 429 | null) =>
      fetch(`${clerk.url}/emulator/outage`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ status }),
      }),
    clerkWebhooks: async () =>
      (await (await fetch(`${clerk.url}/emulator/webhooks`)).json()) as { waiting: unknown[] },
  };
}

/** How many times faster the clock runs by which the product gives up waiting. */
const haste = 25;

/** Lets the product's own time limits pass quickly: those of PayFast and mail by the platform's clock, S3's by its client's setting. */
export function hurry(): void {
  const patient = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (milliseconds) => patient(milliseconds / haste);
  const handler = ourBucket().client.config.requestHandler as unknown as {
    updateHttpClientConfig(key: string, value: unknown): void;
  };
  handler.updateHttpClientConfig("requestTimeout", 15_000 / haste);
}
