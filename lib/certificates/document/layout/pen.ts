import type { Face } from "@/lib/certificates/document/fonts/faces";
import { contentWidth, type Element, ink, page, type Sheet, type Tint } from "./paper";
import { type Shaped, shape } from "./shape";

export type Style = { face: Face; size: number; leading: number; tint?: Tint };

/** Draws lines of text from their top edge down. */
export function drawLines(
  sheet: Sheet,
  lines: readonly (string | Shaped)[],
  style: Style,
  place: { x: number; top: number; element?: Element; align?: "left" | "right" },
) {
  const { face, size, leading, tint = ink } = style;
  // The line's height is shared above and below, as browsers do.
  const baseline = leading / 2 + (size * face.font.capHeight) / face.font.unitsPerEm / 2;
  lines.forEach((line, index) => {
    const run = typeof line === "string" ? shape(face, line) : line;
    const x = place.align === "right" ? place.x - (run.width * size) / 1000 : place.x;
    const y = place.top + index * leading + baseline;
    sheet.pieces.push({
      kind: "text",
      run,
      size,
      x,
      y,
      tint,
      ...(place.element && { element: place.element }),
    });
  });
}

/** A level line, by default as wide as the text. */
export function drawRule(
  sheet: Sheet,
  y: number,
  thickness: number,
  { x = page.left, width = contentWidth, tint = ink }: { x?: number; width?: number; tint?: Tint } = {},
) {
  sheet.pieces.push({ kind: "rule", x, y, width, thickness, tint });
}
