import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { forgetIdleClients } from "@/lib/emulators/clerk/acts/clients";
import { ApiError, notFound } from "@/lib/emulators/clerk/api-error";
import { answerBapi } from "@/lib/emulators/clerk/bapi/answer";
import { answerControls, type Controls, meetOutage } from "@/lib/emulators/clerk/controls";
import { answerFapi } from "@/lib/emulators/clerk/fapi/answer";
import { cookieSuffixOf, type Instance, issuerOf } from "@/lib/emulators/clerk/instance";
import { startMailSender } from "@/lib/emulators/clerk/mail";
import { sendJson } from "@/lib/emulators/clerk/send-json";
import { openSigningKey } from "@/lib/emulators/clerk/signing-key";
import { openStore } from "@/lib/emulators/clerk/store";
import { startWebhookQueue } from "@/lib/emulators/clerk/webhooks/queue";
import { type Emulator, listen, refuseInProduction } from "@/lib/emulators/emulator";

export type ClerkOptions = {
  port: number;
  /** State and signing key are kept here. */
  folder: string;
  publishableKey: string;
  secretKey: string;
  webhookSecret: string;
  webhookUrl: string;
  mailUrl: string;
  log?: (line: string) => void;
  /** For tests: the clock, and the pauses between attempts to deliver a webhook. */
  now?: () => number;
  retryMs?: readonly number[];
  /** Wrong passwords and codes before an account is locked; Clerk's default. */
  lockAfter?: number;
};

const retryMs = [500, 1000, 2000, 5000, 10_000, 30_000];

/** Starts Clerk's stand-in: the Frontend API under /fapi, the Backend API under /bapi, test switches under /emulator. */
export async function startClerk(options: ClerkOptions): Promise<Emulator> {
  refuseInProduction();
  if (!options.secretKey.startsWith("sk_test_"))
    throw new Error("The Clerk stand-in takes only sk_test_ keys.");
  const { now = Date.now, log = () => {} } = options;
  const { state, save } = openStore(options.folder);
  const webhooks = startWebhookQueue(state, save, now, {
    url: options.webhookUrl,
    secret: options.webhookSecret,
    retryMs: options.retryMs ?? retryMs,
    log,
  });
  const instance: Instance = {
    state,
    key: openSigningKey(options.folder),
    issuer: issuerOf(options.publishableKey),
    cookieSuffix: cookieSuffixOf(options.publishableKey),
    secretKey: options.secretKey,
    now,
    save,
    announce: webhooks.announce,
    mail: startMailSender(options.mailUrl),
    lockAfter: options.lockAfter ?? 100,
    handshakes: new Map(),
  };
  forgetIdleClients(instance);
  const controls: Controls = { instance, webhooks, outage: null };
  const server = createServer((request, response) => void serve(controls, log, request, response));
  const { url, close } = await listen(server, options.port);
  return {
    url,
    async close() {
      await close();
      await Promise.all([webhooks.close(), instance.mail.close()]);
      save();
    },
  };
}

/** Clerk's own order: the state is on disk before the answer leaves, and a webhook goes out after both. */
async function serve(
  controls: Controls,
  log: (line: string) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, api = "", path = "/"] = /^\/(\w+)(\/.*)$/.exec(url.pathname) ?? [];
  url.pathname = path;
  try {
    await answer(controls, api, request, response, url);
  } catch (error) {
    controls.instance.save();
    sendError(response, error, log);
  }
  controls.webhooks.pump();
  if (!path.startsWith("/npm/")) log(`clerk ${response.statusCode} ${request.method} ${api}${path}`);
}

async function answer(
  controls: Controls,
  api: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { instance } = controls;
  const outage = meetOutage(controls, api);
  if (outage?.retryAfterSeconds) response.setHeader("retry-after", outage.retryAfterSeconds);
  if (outage)
    throw new ApiError(
      outage.status,
      outage.status === 429 ? "too_many_requests" : "internal_clerk_error",
      "Outage",
    );
  if (api === "fapi") return answerFapi(instance, request, response, url);
  if (api === "bapi") return answerBapi(instance, request, response, url);
  if (api === "emulator") return answerControls(controls, request, response, url);
  throw notFound("Page");
}

function sendError(response: ServerResponse, error: unknown, log: (line: string) => void): void {
  if (response.headersSent) return void response.destroy();
  const refusal =
    error instanceof ApiError ? error : new ApiError(500, "internal_clerk_error", "Internal error");
  if (refusal !== error) log(`clerk failed: ${error instanceof Error ? error.stack : "unknown"}`);
  sendJson(response, refusal.status, refusal.toJson(randomUUID()));
}
