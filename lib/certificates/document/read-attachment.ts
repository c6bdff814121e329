import { inflateSync } from "node:zlib";

/**
 * The facts that one of our own PDFs carries, as the JSON text that was attached; null in any other bytes. It
 * relies on how pdf/attachment.ts writes and is no PDF parser, so no stranger's file is ever parsed.
 */
export function readAttachment(pdf: Uint8Array): string | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const declared = bytes.indexOf("/Type /EmbeddedFile");
  if (declared < 0) return null;
  const begin = bytes.indexOf("stream\n", declared) + "stream\n".length;
  const end = bytes.indexOf("\nendstream", begin);
  if (begin < "stream\n".length || end < 0) return null;
  try {
    return inflateSync(bytes.subarray(begin, end), { maxOutputLength: 4_000_000 }).toString("utf8");
  } catch {
    return null;
  }
}
