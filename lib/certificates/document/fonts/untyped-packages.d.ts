declare module "fontkit" {
  export type Glyph = {
    id: number;
    codePoints: number[];
    advanceWidth: number;
    path: { toSVG(): string };
  };
  export type GlyphPosition = { xAdvance: number; xOffset: number; yOffset: number };
  export type Subset = { includeGlyph(glyph: Glyph | number): number; encode(): Uint8Array };
  export type Font = {
    unitsPerEm: number;
    ascent: number;
    descent: number;
    capHeight: number;
    italicAngle: number;
    postscriptName: string;
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
    characterSet: number[];
    layout(text: string, features?: Record<string, boolean>): { glyphs: Glyph[]; positions: GlyphPosition[] };
    createSubset(): Subset;
  };
  export function create(bytes: Uint8Array): Font;
}

declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      targetFormat?: "truetype" | "woff2";
      noLayoutClosure?: boolean;
      noHinting?: boolean;
      variationAxes?: Record<string, number>;
    },
  ): Promise<Buffer>;
}
