/** A request's whole body as text; null when it is larger than `limitBytes` or no UTF-8. Stops reading at the limit. */
export async function readText(request: Request, limitBytes: number): Promise<string | null> {
  if (!request.body) return "";
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    sizeBytes += part.length;
    if (sizeBytes > limitBytes) return null;
    parts.push(part);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    return null;
  }
}
