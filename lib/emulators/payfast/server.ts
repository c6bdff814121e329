import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Emulator, listen, refuseInProduction } from "@/lib/emulators/emulator";
import { answerRequest, routeOf } from "@/lib/emulators/payfast/answer-request";
import { Postman } from "@/lib/emulators/payfast/deliver";
import { PayfastFaults } from "@/lib/emulators/payfast/faults";
import { type Reply, text } from "@/lib/emulators/payfast/reply";
import { addMerchant, type EmulatedMerchant, openState } from "@/lib/emulators/payfast/state";
import { readBody } from "@/lib/emulators/read-body";

export type PayfastOptions = {
  port: number;
  /** Checkouts, payments and notifications are kept here and survive a restart. */
  folder: string;
  merchants: EmulatedMerchant[];
  /** Pauses between the attempts of one notification. */
  retrySeconds?: number[];
  log?: (line: string) => void;
};

// Closer together than PayFast's at first: a local server is often only starting.
const defaultRetrySeconds = [1, 5, 10, 15, 30, 60, 120, 300, 900, 3600, 14_400, 86_400];

/** The sandbox merchant that PayFast publishes for everybody (developers.payfast.co.za). */
const sandboxMerchant: EmulatedMerchant = {
  merchantId: "10000100",
  merchantKey: "46f0cd694581a",
  passphrase: "jt7NOE43FZPn",
};

/**
 * Stands in for PayFast on 127.0.0.1: `/eng/process`, `/eng/query/validate` and, under `/api`, its API. Tests
 * script it under `/emulator`: merchants, faults {route, kind, count, seconds}, checkouts/{id} {act}, notifications.
 */
export async function startPayfast(options: PayfastOptions): Promise<Emulator> {
  refuseInProduction();
  const state = await openState(options.folder);
  for (const merchant of [sandboxMerchant, ...options.merchants]) await addMerchant(state, merchant);
  const faults = new PayfastFaults();
  const postman = new Postman(state, faults, options.retrySeconds ?? defaultRetrySeconds);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    await serve(request, response, faults, url, (body) =>
      answerRequest(state, postman, faults, request, url, body),
    );
    options.log?.(`payfast ${request.method} ${url.pathname} ${response.statusCode}`);
  });
  const running = await listen(server, options.port);
  return {
    url: running.url,
    close: async () => {
      await postman.close();
      await running.close();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  faults: PayfastFaults,
  url: URL,
  answer: (body: string) => Promise<Reply>,
): Promise<void> {
  const route = routeOf(url.pathname);
  const fault = route && faults.take(route);
  if (fault?.kind === "silent") return;
  if (fault?.kind === "slow") await wait(fault.seconds * 1000);
  const reply = fault?.kind === "wrong" ? nonsense : await readAndAnswer(request, answer).catch(explain);
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

const nonsense = text(200, "<html><body>Scheduled maintenance</body></html>");

async function readAndAnswer(
  request: IncomingMessage,
  answer: (body: string) => Promise<Reply>,
): Promise<Reply> {
  const body = await readBody(request, 100_000);
  return body === null ? text(413, "This is too large.") : answer(body.toString("utf8"));
}

function explain(error: unknown): Reply {
  return text(400, error instanceof Error ? error.message : "unknown");
}
