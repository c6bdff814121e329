import { deflateSync } from "node:zlib";
import { type PDFContext, PDFRawStream } from "pdf-lib";

type Entries = Parameters<PDFContext["obj"]>[0] & object;

/** A stream compressed by Node's zlib at a fixed level: faster than pdf-lib's own, and always the same. */
export function deflatedStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, unknown> = {},
) {
  const packed = deflateSync(bytes, { level: 9 });
  const dictionary = { ...entries, Filter: "FlateDecode", Length: packed.length } as Entries;
  return PDFRawStream.of(context.obj(dictionary) as never, packed);
}
