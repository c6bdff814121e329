import type { IncomingMessage } from "node:http";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import type { Fields } from "@/lib/emulators/clerk/fields";

const bytesLimit = 1_000_000;

/** The body as fields: JSON, or a form in which a repeated name is a list. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  const raw = await readText(request);
  if (!raw) return {};
  if (request.headers["content-type"]?.includes("json")) return parseJson(raw);
  const fields: Fields = {};
  for (const [name, value] of new URLSearchParams(raw))
    fields[name] = name in fields ? [fields[name], value].flat() : value;
  return fields;
}

/** clerk-js only sends GET and POST, and names the real method in the query. */
export const methodOf = (request: IncomingMessage, query: URLSearchParams) =>
  (query.get("_method") ?? request.method ?? "GET").toUpperCase();

export function readCookie(request: IncomingMessage, name: string): string | null {
  const cookies = (request.headers.cookie ?? "").split(/;\s*/);
  const match = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return match ? decodeURIComponent(match.slice(name.length + 1)) : null;
}

/** Where the browser is, by its own word or by the proxy's. */
export function originOf(request: IncomingMessage): string {
  const { origin, host } = request.headers;
  if (origin && origin !== "null") return origin;
  const scheme = request.headers["x-forwarded-proto"] ?? "http";
  return `${scheme}://${request.headers["x-forwarded-host"] ?? host}`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesLimit)
      throw new ApiError(413, "request_body_too_large", "The request body is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(raw: string): Fields {
  try {
    const parsed: unknown = JSON.parse(raw);
    return Array.isArray(parsed) ? { list: parsed } : ((parsed as Fields | null) ?? {});
  } catch {
    throw new ApiError(400, "request_body_invalid", "The request body is not valid JSON.");
  }
}
