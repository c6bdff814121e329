import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { POST } from "@/app/api/webhooks/payfast/[organizationId]/route";
import { type Emulator, listen } from "@/lib/emulators/emulator";
import { startPayfast } from "@/lib/emulators/payfast/server";
import { readBody } from "@/lib/emulators/read-body";
import { handlers } from "@/lib/jobs/handlers";
import type { QueueName } from "@/lib/jobs/queues";
import type { TestDatabase } from "./database";

export const payfastAddress = "197.97.145.144";

/** The emulator in this process, with our webhook route behind a little server, and the worker's jobs by hand. */
export async function startPayfastStack(database: TestDatabase) {
  const folder = await mkdtemp(join(tmpdir(), "payfast-"));
  const payfast = await startPayfast({ port: 0, folder, merchants: [], retrySeconds: [0.05] });
  // lib/env.ts reads these once, so they are set before anything asks.
  Object.assign(process.env, {
    PAYFAST_URL: payfast.url,
    PAYFAST_API_URL: `${payfast.url}/api`,
    PAYFAST_SOURCES: "127.0.0.1/32",
  });
  const web = await serveWebhook();
  const owner = new pg.Pool({ connectionString: database.urls.superuser, max: 4 });
  const script = async <T>(path: string, body: unknown, method = "POST"): Promise<T> => {
    const response = await fetch(`${payfast.url}/emulator/${path}`, { method, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return (text ? JSON.parse(text) : undefined) as T;
  };
  return {
    payfast,
    web,
    script,
    /** Rows, seen past row-level security. */
    rows: async (query: string, values: unknown[] = []) => (await owner.query(query, values)).rows,
    runJobs: (queue: QueueName) => runJobs(owner, queue),
    close: async () => {
      await owner.end();
      await web.close();
      await payfast.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type PayfastStack = Awaited<ReturnType<typeof startPayfastStack>>;

/** Posts to the route as PayFast does. */
export function post(
  organizationId: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const request = new Request("http://127.0.0.1/api/webhooks/payfast", {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-forwarded-for": payfastAddress,
      ...headers,
    },
  });
  return POST(request, { params: Promise.resolve({ organizationId }) });
}

function serveWebhook(): Promise<Emulator> {
  const server = createServer(async (request, response) => {
    const body = new Uint8Array((await readBody(request, 100_000)) ?? []);
    const address = request.headers["x-forwarded-for"] ?? request.socket.remoteAddress;
    const answer = await post(request.url!.split("/").at(-1)!, body, { "x-forwarded-for": String(address) });
    response.writeHead(answer.status).end();
  });
  return listen(server, 0);
}

/** Runs what waits in a queue, as the worker would; returns the outcomes. A job that throws waits on. */
async function runJobs(owner: pg.Pool, queue: QueueName): Promise<unknown[]> {
  const waiting = await owner.query(
    "update pgboss.job set state = 'active' where name = $1 and state = 'created' returning id, data",
    [queue],
  );
  const outcomes = waiting.rows.map(async ({ id, data }) => {
    try {
      const outcome = await handlers[queue]!(data);
      await owner.query("update pgboss.job set state = 'completed' where id = $1", [id]);
      return outcome;
    } catch (error) {
      await owner.query("update pgboss.job set state = 'created' where id = $1", [id]);
      return error instanceof Error ? error.name : "unknown";
    }
  });
  return Promise.all(outcomes);
}
