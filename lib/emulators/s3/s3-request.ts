import type { IncomingMessage } from "node:http";
import { readBody } from "@/lib/emulators/read-body";
import { S3Error } from "@/lib/emulators/s3/s3-error";

const bodyLimitBytes = 64 * 1024 * 1024;

export type S3Request = {
  method: string;
  /** As sent, before decoding: this is what was signed. */
  rawPath: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
  bucket: string;
  key: string;
};

export type S3Reply = { status: number; headers?: Record<string, string>; body?: string | Buffer };

/** Reads a path-style request: `/bucket/key`. */
export async function readRequest(incoming: IncomingMessage): Promise<S3Request> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const rawPath = (incoming.url ?? "/").split("?")[0] ?? "/";
  const body = await readBody(incoming, bodyLimitBytes);
  if (!body) throw new S3Error(400, "EntityTooLarge");
  const [bucket = "", ...key] = decodePath(rawPath).slice(1).split("/");
  return {
    method: incoming.method ?? "GET",
    rawPath,
    query: url.searchParams,
    headers: flatten(incoming),
    body,
    bucket,
    key: key.join("/"),
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new S3Error(400, "InvalidURI");
  }
}

function flatten(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(",") : value;
  return headers;
}
