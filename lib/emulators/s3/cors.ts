import type { IncomingMessage } from "node:http";

/** What a bucket's CORS rule for our own pages answers; empty for an origin that is not this machine. */
export function corsHeaders(request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers;
  if (!origin || !/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, HEAD, PUT",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "content-type",
    "access-control-expose-headers": "etag, x-amz-version-id, x-amz-checksum-sha256",
    vary: "origin",
  };
}
