import { createHash } from "node:crypto";
import { type PDFContext, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from "pdf-lib";
import type { FaceName, Faces } from "@/lib/certificates/document/fonts/faces";
import { type Paper, type Piece, page } from "@/lib/certificates/document/layout/paper";
import { attachmentName, writeAttachment } from "./attachment";
import { colourProfile } from "./colour-profile";
import { contentOf } from "./content";
import { type FontProgram, fontProgram } from "./font-program";
import { metadata } from "./metadata";
import { deflatedStream } from "./stream";
import { writeStructure } from "./structure";

export type Description = {
  title: string;
  author: string;
  /** "2026-11-20T00:00:00+02:00": fixed by the facts, so that the same facts give the same bytes. */
  issuedAt: string;
  language: string;
  json: string;
};

/** Writes a laid-out certificate as a tagged PDF 1.7, byte for byte the same each time. */
export async function writePdf(
  paper: Paper,
  faces: Faces,
  description: Description,
  { whole = false } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  const programs = new Map<FaceName, FontProgram>();
  const fontFor = (piece: Piece) => {
    if (piece.kind !== "text") return null;
    const { face } = piece.run;
    if (!programs.has(face.name)) programs.set(face.name, fontProgram(faces[face.name], whole));
    return programs.get(face.name)!;
  };

  const sheets = paper.sheets.map((sheet) => contentOf(sheet, fontFor));
  const fonts = Object.fromEntries(
    [...programs.values()].map((font) => [font.resource, font.write(context)]),
  );
  const pages = sheets.map(({ operators }, index) => {
    const leaf = document.addPage([page.width, page.height]);
    const stream = deflatedStream(context, Buffer.from(operators, "latin1"));
    leaf.node.set(PDFName.of("Contents"), context.register(stream));
    leaf.node.set(PDFName.of("Resources"), context.obj({ Font: fonts }));
    leaf.node.set(PDFName.of("StructParents"), context.obj(index));
    leaf.node.set(PDFName.of("Tabs"), PDFName.of("S"));
    return leaf.ref;
  });

  const set = (name: string, value: unknown) => catalog.set(PDFName.of(name), context.obj(value as never));
  set("StructTreeRoot", writeStructure(context, paper.root, sheets, pages));
  set("MarkInfo", { Marked: true });
  set("Lang", PDFString.of(description.language));
  set("ViewerPreferences", { DisplayDocTitle: true });
  set("OutputIntents", [outputIntent(context)]);
  describe(document, description);

  const attached = writeAttachment(context, description.json, pdfDate(description.issuedAt));
  set("AF", [attached]);
  set("Names", { EmbeddedFiles: { Names: [PDFHexString.fromText(attachmentName), attached] } });

  const id = PDFHexString.of(createHash("sha256").update(description.json).digest("hex").slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  return document.save({ addDefaultPage: false });
}

function describe(document: PDFDocument, description: Description) {
  const { context, catalog } = document;
  const date = pdfDate(description.issuedAt);
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(description.title),
      Author: PDFHexString.fromText(description.author),
      Creator: PDFString.of("Nika"),
      Producer: PDFString.of("Nika"),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const xmp = metadata(description);
  const entries = context.obj({ Type: "Metadata", Subtype: "XML", Length: xmp.length });
  catalog.set(PDFName.of("Metadata"), context.register(PDFRawStream.of(entries as never, xmp)));
}

function outputIntent(context: PDFContext) {
  return context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of("sRGB IEC61966-2.1"),
    Info: PDFString.of("sRGB IEC61966-2.1"),
    DestOutputProfile: context.register(deflatedStream(context, profile(), { N: 3 })),
  });
}

let madeProfile: Buffer | undefined;
function profile(): Buffer {
  madeProfile ??= colourProfile();
  return madeProfile;
}

function pdfDate(instant: string): PDFString {
  const [day, time] = [instant.slice(0, 10), instant.slice(11, 19)];
  return PDFString.of(`D:${day.replaceAll("-", "")}${time.replaceAll(":", "")}+02'00'`);
}
