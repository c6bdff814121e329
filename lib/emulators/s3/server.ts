import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Emulator, listen, refuseInProduction } from "@/lib/emulators/emulator";
import { answer, type Fault, Faults } from "@/lib/emulators/faults";
import { readBody } from "@/lib/emulators/read-body";
import { answerRequest } from "@/lib/emulators/s3/answer-request";
import { authenticate } from "@/lib/emulators/s3/authenticate";
import { Buckets } from "@/lib/emulators/s3/buckets";
import { corsHeaders } from "@/lib/emulators/s3/cors";
import { decodeChunked } from "@/lib/emulators/s3/decode-chunked";
import { S3Error } from "@/lib/emulators/s3/s3-error";
import { readRequest, type S3Reply } from "@/lib/emulators/s3/s3-request";
import { element, xmlDocument } from "@/lib/emulators/s3/xml";

export type S3Options = {
  port: number;
  /** Objects are kept here and survive a restart. */
  folder: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Made at the start, versioned and with object lock, as in production. */
  bucket: string;
  log?: (line: string) => void;
};

/**
 * Stands in for S3 on 127.0.0.1, path-style, objects up to 64 MiB. `POST /emulator/faults {kind, count, method?,
 * seconds?}` spoils the next requests; `DELETE /emulator/faults` forgives.
 */
export async function startS3(options: S3Options): Promise<Emulator> {
  refuseInProduction();
  const buckets = await Buckets.open(options.folder);
  if (!buckets.has(options.bucket)) await buckets.create(options.bucket, true);
  const faults = new Faults();
  const server = createServer(async (incoming, response) => {
    const startedAt = performance.now();
    await serve(options, buckets, faults, incoming, response);
    const milliseconds = Math.round(performance.now() - startedAt);
    const path = incoming.url?.split("?")[0];
    options.log?.(`s3 ${incoming.method} ${path} ${response.statusCode} ${milliseconds} ms`);
  });
  return listen(server, options.port);
}

async function serve(
  options: S3Options,
  buckets: Buckets,
  faults: Faults,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const cors = corsHeaders(incoming);
  if (incoming.url === "/emulator/faults") return setFaults(faults, incoming, response);
  if (incoming.method === "OPTIONS") {
    response.writeHead("access-control-allow-origin" in cors ? 200 : 403, cors).end();
    return;
  }
  const fault = faults.take(incoming.method ?? "GET");
  if (fault?.kind === "timeout") return;
  const reply = await replyTo(options, buckets, fault, incoming);
  const body = Buffer.from(reply.body ?? "");
  const headers = { "content-length": String(body.length), ...cors, ...reply.headers };
  await answer(response, fault, {
    status: reply.status,
    headers: reply.status === 304 || reply.status === 204 ? { ...cors, ...reply.headers } : headers,
    body: incoming.method === "HEAD" ? Buffer.alloc(0) : body,
  });
}

async function replyTo(
  options: S3Options,
  buckets: Buckets,
  fault: Fault | null,
  incoming: IncomingMessage,
): Promise<S3Reply> {
  try {
    const request = await readRequest(incoming);
    refuseAsAsked(fault);
    const now = new Date();
    authenticate(request, options, now);
    return await answerRequest(buckets, decodeChunked(request), now);
  } catch (error) {
    const { status, code, message } = error instanceof S3Error ? error : new S3Error(500, "InternalError");
    const body = xmlDocument("Error", element("Code", code), element("Message", message));
    return { status, headers: { "content-type": "application/xml" }, body };
  }
}

function refuseAsAsked(fault: Fault | null): void {
  if (fault?.kind === "500") throw new S3Error(500, "InternalError", "We encountered an internal error.");
  if (fault?.kind === "409") throw new S3Error(409, "ConditionalRequestConflict");
  if (fault?.kind === "412") throw new S3Error(412, "PreconditionFailed");
  if (fault?.kind === "429") throw new S3Error(503, "SlowDown");
}

async function setFaults(faults: Faults, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(incoming, 10_000);
  if (incoming.method === "GET") return void response.end(JSON.stringify(faults.tally()));
  if (incoming.method === "DELETE") faults.clear();
  else faults.add(String(body));
  response.writeHead(204).end();
}
