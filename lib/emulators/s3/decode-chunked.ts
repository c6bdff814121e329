import { S3Error } from "@/lib/emulators/s3/s3-error";
import type { S3Request } from "@/lib/emulators/s3/s3-request";

/**
 * Takes the `aws-chunked` framing off a streamed upload and adds its trailers to the headers.
 * Storing the framing inside the object is the mistake most stand-ins make.
 */
export function decodeChunked(request: S3Request): S3Request {
  const kind = request.headers["x-amz-content-sha256"] ?? "";
  if (!kind.startsWith("STREAMING-")) return request;
  if (kind !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
    throw new S3Error(501, "NotImplemented", `${kind} is not part of this stand-in`);
  const { chunks, trailers } = split(request.body);
  const body = Buffer.concat(chunks);
  if (Number(request.headers["x-amz-decoded-content-length"]) !== body.length)
    throw new S3Error(400, "IncompleteBody");
  return { ...request, body, headers: { ...request.headers, ...trailers } };
}

function split(framed: Buffer): { chunks: Buffer[]; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = framed.indexOf("\r\n", at);
    const size = framed.toString("latin1", at, lineEnd);
    if (lineEnd < 0 || !/^[0-9a-f]+$/i.test(size)) throw new S3Error(400, "IncompleteBody");
    const start = lineEnd + 2;
    const end = start + Number.parseInt(size, 16);
    if (end === start) return { chunks, trailers: readTrailers(framed.toString("latin1", start)) };
    chunks.push(framed.subarray(start, end));
    at = end + 2;
  }
}

function readTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) trailers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}
