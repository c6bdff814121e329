/** The raw body, or null when it is longer than the limit: reading stops there, whatever the headers claim. */
export async function readBodyUpTo(request: Request, bytesLimit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesLimit) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > bytesLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
