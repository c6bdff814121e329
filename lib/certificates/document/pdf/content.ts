import type { Element, Piece, Sheet } from "@/lib/certificates/document/layout/paper";
import { page } from "@/lib/certificates/document/layout/paper";
import type { PlacedGlyph } from "@/lib/certificates/document/layout/shape";
import type { FontProgram } from "./font-program";

export type MarkedSheet = { operators: string; elements: Element[] };

/** A sheet's drawing operators. Each run of pieces of one element is marked with its place in `elements`. */
export function contentOf({ pieces }: Sheet, fontFor: (piece: Piece) => FontProgram | null): MarkedSheet {
  const elements: Element[] = [];
  const operators: string[] = [];
  let open: Element | undefined | null = null;
  for (const piece of pieces) {
    if (open === null || piece.element !== open) {
      if (open !== null) operators.push("EMC");
      open = piece.element;
      if (open) {
        operators.push(`/${open.tag} <</MCID ${elements.length}>> BDC`);
        elements.push(open);
      } else operators.push("/Artifact BMC");
    }
    operators.push(drawn(piece, fontFor(piece)));
  }
  if (open !== null) operators.push("EMC");
  return { operators: operators.join("\n"), elements };
}

function drawn(piece: Piece, font: FontProgram | null): string {
  const tint = piece.tint.map(plain).join(" ");
  if (piece.kind === "rule") {
    const bottom = page.height - piece.y - piece.thickness / 2;
    return `${tint} rg ${rectangle(piece.x, bottom, piece.width, piece.thickness)} f`;
  }
  if (piece.kind === "shape") {
    const matrix = [piece.width, 0, 0, -piece.height, piece.x, page.height - piece.y];
    return `q ${tint} rg ${matrix.map(plain).join(" ")} cm\n${piece.path}\nf Q`;
  }
  const { turn = 0, x, y, size, run } = piece;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const matrix = [cos, sin, -sin, cos, x, page.height - y].map(plain).join(" ");
  return `BT ${tint} rg /${font!.resource} ${plain(size)} Tf ${matrix} Tm ${shown(run.glyphs, font!, size)} ET`;
}

/** Shows glyphs one after another, moving by thousandths of the size where kerning or a mark asks for it. */
function shown(glyphs: PlacedGlyph[], font: FontProgram, size: number): string {
  const parts: string[] = [];
  let array: string[] = [];
  let codes = "";
  let rise = 0;
  let owed = 0;
  const flushCodes = () => {
    if (codes) array.push(`<${codes}>`);
    codes = "";
  };
  const flushArray = () => {
    flushCodes();
    if (array.length) parts.push(`[${array.join("")}] TJ`);
    array = [];
  };
  for (const { glyph, advance, xOffset, yOffset } of glyphs) {
    if (yOffset !== rise) {
      flushArray();
      rise = yOffset;
      parts.push(`${plain((rise * size) / 1000)} Ts`);
    }
    const shift = owed + xOffset;
    if (Math.abs(shift) > 0.01) {
      flushCodes();
      array.push(plain(-shift));
    }
    codes += font.codeOf(glyph).toString(16).padStart(4, "0");
    owed = advance - font.widthOf(glyph) - xOffset;
  }
  flushArray();
  if (rise !== 0) parts.push("0 Ts");
  return parts.join(" ");
}

function rectangle(...numbers: number[]): string {
  return `${numbers.map(plain).join(" ")} re`;
}

function plain(number: number): string {
  return String(Number(number.toFixed(3)) + 0);
}
