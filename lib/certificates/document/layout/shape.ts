import type { Glyph } from "fontkit";
import type { Face } from "@/lib/certificates/document/fonts/faces";

/** A glyph and where it goes, in thousandths of the type size. */
export type PlacedGlyph = { glyph: Glyph; advance: number; xOffset: number; yOffset: number };
export type Shaped = { face: Face; glyphs: PlacedGlyph[]; width: number };

// Without ligatures and composed forms each glyph stands for the letters it came from, so text copied out of
// the page, or read aloud, is the text that went in. Kerning and the placing of marks stay on.
const features = { liga: false, clig: false, calt: false, ccmp: false, locl: false };
const known = new WeakMap<Face, { letters: Map<string, PlacedGlyph>; pairs: Map<string, number> }>();

/**
 * Turns text into placed glyphs. Letters and the kerning of each pair are asked of the font once, because a
 * full layout of every line takes four fifths of a certificate's time; marks still get the full layout.
 */
export function shape(face: Face, text: string): Shaped {
  if (/\p{M}/u.test(text)) return laidOut(face, text);
  let memory = known.get(face);
  if (!memory) {
    memory = { letters: new Map(), pairs: new Map() };
    known.set(face, memory);
  }
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  let before = "";
  for (const letter of text) {
    let placed = memory.letters.get(letter);
    if (!placed) {
      placed = laidOut(face, letter).glyphs[0]!;
      memory.letters.set(letter, placed);
    }
    if (before) {
      const pair = before + letter;
      let kern = memory.pairs.get(pair);
      if (kern === undefined) {
        kern = kerning(face, pair);
        memory.pairs.set(pair, kern);
      }
      if (kern !== 0) {
        const last = glyphs.length - 1;
        glyphs[last] = { ...glyphs[last]!, advance: glyphs[last]!.advance + kern };
        width += kern;
      }
    }
    glyphs.push(placed);
    width += placed.advance;
    before = letter;
  }
  return { face, glyphs, width };
}

function kerning(face: Face, pair: string): number {
  const [first] = laidOut(face, pair).glyphs;
  return first!.advance - (first!.glyph.advanceWidth * 1000) / face.font.unitsPerEm;
}

function laidOut(face: Face, text: string): Shaped {
  const scale = 1000 / face.font.unitsPerEm;
  const run = face.font.layout(text, features);
  let width = 0;
  const glyphs = run.glyphs.map((glyph, index) => {
    const { xAdvance, xOffset, yOffset } = run.positions[index]!;
    width += xAdvance * scale;
    return { glyph, advance: xAdvance * scale, xOffset: xOffset * scale, yOffset: yOffset * scale };
  });
  return { face, glyphs, width };
}
