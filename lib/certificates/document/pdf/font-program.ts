import { createHash } from "node:crypto";
import type { Glyph } from "fontkit";
import { type PDFContext, type PDFRef, PDFString } from "pdf-lib";
import type { Face } from "@/lib/certificates/document/fonts/faces";
import { deflatedStream } from "./stream";
import { toUnicode } from "./to-unicode";

/** A face as one document embeds it: which code each glyph is written with, and in the end its objects. */
export type FontProgram = {
  resource: string;
  codeOf(glyph: Glyph): number;
  widthOf(glyph: Glyph): number;
  write(context: PDFContext): PDFRef;
};

/** Embeds only the glyphs used; with `whole` the font as it is, to compare the two by their ink. */
export function fontProgram(face: Face, whole: boolean): FontProgram {
  const { font } = face;
  const scale = 1000 / font.unitsPerEm;
  const subset = font.createSubset();
  const used = new Map<number, Glyph>();
  const codes = new Map<number, number>();

  const codeOf = (glyph: Glyph) => {
    let code = codes.get(glyph.id);
    if (code === undefined) {
      code = whole ? glyph.id : subset.includeGlyph(glyph);
      codes.set(glyph.id, code);
      used.set(code, glyph);
    }
    return code;
  };
  const widthOf = (glyph: Glyph) => glyph.advanceWidth * scale;

  return {
    resource: { regular: "R", bold: "B", title: "T" }[face.name],
    codeOf,
    widthOf,
    write(context) {
      const program = whole ? face.bytes : subset.encode();
      const name = whole ? font.postscriptName : `${tagOf(program)}+${font.postscriptName}`;
      const { minX, minY, maxX, maxY } = font.bbox;
      const descriptor = context.register(
        context.obj({
          Type: "FontDescriptor",
          FontName: name,
          Flags: 4,
          FontBBox: [minX, minY, maxX, maxY].map((value) => Math.round(value * scale)),
          ItalicAngle: font.italicAngle,
          Ascent: Math.round(font.ascent * scale),
          Descent: Math.round(font.descent * scale),
          CapHeight: Math.round(font.capHeight * scale),
          StemV: face.name === "bold" ? 140 : 80,
          FontFile2: context.register(deflatedStream(context, program, { Length1: program.length })),
        }),
      );
      const widths = [...used].flatMap(([code, glyph]) => [code, [Number(widthOf(glyph).toFixed(2))]]);
      const descendant = context.register(
        context.obj({
          Type: "Font",
          Subtype: "CIDFontType2",
          BaseFont: name,
          CIDToGIDMap: "Identity",
          CIDSystemInfo: {
            Registry: PDFString.of("Adobe"),
            Ordering: PDFString.of("Identity"),
            Supplement: 0,
          },
          FontDescriptor: descriptor,
          W: widths,
        }),
      );
      return context.register(
        context.obj({
          Type: "Font",
          Subtype: "Type0",
          BaseFont: name,
          Encoding: "Identity-H",
          DescendantFonts: [descendant],
          ToUnicode: context.register(deflatedStream(context, toUnicode(used))),
        }),
      );
    },
  };
}

/** Six capitals that tell one subset from another (ISO 32000-1, 9.6.4). */
function tagOf(program: Uint8Array): string {
  const digest = createHash("sha256").update(program).digest();
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join("");
}
