import { createServer, type IncomingMessage } from "node:http";
import { POST as clerkWebhook } from "@/app/api/webhooks/clerk/route";
import { POST as payfastWebhook } from "@/app/api/webhooks/payfast/[organizationId]/route";
import { listen } from "@/lib/emulators/emulator";
import { answer, Faults } from "@/lib/emulators/faults";
import { readBody } from "@/lib/emulators/read-body";

/**
 * The site as far as others call it: both webhooks by their own route handlers, and the refreshing of pages, which
 * needs Next.js itself, by a note of what was asked. Faults name "webhook" or "refresh" as their method.
 */
export async function startSite() {
  const faults = new Faults();
  const refreshed: string[] = [];
  const server = createServer(async (incoming, response) => {
    const path = incoming.url ?? "/";
    const body = new Uint8Array((await readBody(incoming, 300_000)) ?? []);
    const isWebhook = path.startsWith("/api/webhooks/");
    const fault = faults.take(isWebhook ? "webhook" : "refresh");
    if (fault?.kind === "timeout") return;
    if (fault?.kind === "500") return void response.writeHead(503).end();
    let status = 204;
    if (isWebhook) status = await receive(path, incoming, body);
    else refreshed.push(...(JSON.parse(String(Buffer.from(body))).paths as string[]));
    await answer(response, fault, { status, headers: {}, body: Buffer.alloc(0) });
  });
  return { ...(await listen(server, 0)), faults, refreshed };
}

/** What Next.js answers where a route throws. */
async function receive(path: string, incoming: IncomingMessage, body: Uint8Array<ArrayBuffer>) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (typeof value === "string") headers.set(name, value);
  if (!headers.has("x-forwarded-for")) headers.set("x-forwarded-for", "127.0.0.1");
  const request = new Request(`http://127.0.0.1${path}`, { method: "POST", headers, body });
  try {
    if (path === "/api/webhooks/clerk") return (await clerkWebhook(request)).status;
    const organizationId = path.split("/").at(-1)!;
    return (await payfastWebhook(request, { params: Promise.resolve({ organizationId }) })).status;
  } catch {
    return 500;
  }
}
