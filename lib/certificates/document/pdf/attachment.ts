import { type PDFContext, PDFHexString, type PDFRef, PDFString } from "pdf-lib";
import { deflatedStream } from "./stream";

export const attachmentName = "certificate.json";

/** The certificate's facts as a file inside the document, so that a machine need not read the page. */
export function writeAttachment(context: PDFContext, json: string, date: PDFString): PDFRef {
  const bytes = Buffer.from(json);
  const file = context.register(
    deflatedStream(context, bytes, {
      Type: "EmbeddedFile",
      Subtype: "application/json",
      Params: { Size: bytes.length, CreationDate: date, ModDate: date },
    }),
  );
  return context.register(
    context.obj({
      Type: "Filespec",
      F: PDFString.of(attachmentName),
      UF: PDFHexString.fromText(attachmentName),
      Desc: PDFHexString.fromText("The facts of this certificate"),
      AFRelationship: "Data",
      EF: { F: file, UF: file },
    }),
  );
}
