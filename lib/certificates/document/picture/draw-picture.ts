import { faces as cutFaces, type Faces } from "@/lib/certificates/document/fonts/faces";
import { composeCertificate } from "@/lib/certificates/document/layout/compose";
import { type Piece, page, type Sheet } from "@/lib/certificates/document/layout/paper";
import type { CertificateFacts } from "@/lib/certificates/facts";
import { svgPathOf } from "./svg-path";

const gap = 18;

/**
 * A certificate's sheets under each other as one SVG, set by the same layout as its PDF and with the same letters, so
 * that a screen shows the paper wherever no PDF can be shown. Letters are shapes: nothing in it can be copied or run.
 */
export function drawPicture(facts: CertificateFacts, faces: Faces = cutFaces()): string {
  const { sheets } = composeCertificate(facts, faces);
  const height = sheets.length * page.height + (sheets.length - 1) * gap;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${short(height)}" viewBox="0 0 ${page.width} ${short(height)}">`,
    ...sheets.map((sheet, index) => drawSheet(sheet, index * (page.height + gap))),
    "</svg>",
  ].join("\n");
}

function drawSheet({ pieces }: Sheet, top: number): string {
  const paper = `<path fill="#fff" d="M0 0H${page.width}V${page.height}H0z"/>`;
  return `<g transform="translate(0 ${short(top)})">${[paper, ...pieces.map(drawPiece)].join("\n")}</g>`;
}

function drawPiece(piece: Piece): string {
  const fill = `rgb(${piece.tint.map((part) => Math.round(part * 255)).join(" ")})`;
  if (piece.kind === "rule") {
    const { x, y, width, thickness } = piece;
    return `<path fill="${fill}" d="M${short(x)} ${short(y - thickness / 2)}h${short(width)}v${short(thickness)}h${short(-width)}z"/>`;
  }
  if (piece.kind === "shape") {
    const { x, y, width, height, path } = piece;
    const matrix = [width, 0, 0, height, x, y].map(short).join(" ");
    return `<path fill="${fill}" transform="matrix(${matrix})" d="${svgPathOf(path)}"/>`;
  }
  return drawText(piece, fill);
}

/** Letters as shapes, one after another; the font's own units run upwards, the sheet's downwards. */
function drawText({ run, size, x, y, turn = 0 }: Extract<Piece, { kind: "text" }>, fill: string): string {
  const scale = size / run.face.font.unitsPerEm;
  const place = turn ? ` rotate(${short((-turn * 180) / Math.PI)})` : "";
  let at = 0;
  const letters = run.glyphs.map(({ glyph, advance, xOffset, yOffset }) => {
    const [left, rise] = [((at + xOffset) * size) / 1000, (yOffset * size) / 1000];
    at += advance;
    const outline = glyph.path.toSVG();
    if (!outline) return "";
    return `<path transform="translate(${short(left)} ${short(-rise)}) scale(${scale} ${-scale})" d="${outline}"/>`;
  });
  return `<g fill="${fill}" transform="translate(${short(x)} ${short(y)})${place}">${letters.join("")}</g>`;
}

const short = (number: number) => String(Number(number.toFixed(3)) + 0);
