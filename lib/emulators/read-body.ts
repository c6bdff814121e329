import type { IncomingMessage } from "node:http";

/** The whole request body; null when it is larger than `limitBytes` (the rest is read and thrown away). */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    sizeBytes += part.length;
    if (sizeBytes <= limitBytes) parts.push(part);
  }
  return sizeBytes <= limitBytes ? Buffer.concat(parts) : null;
}
