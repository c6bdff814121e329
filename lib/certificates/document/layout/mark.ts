import { svgPathToOperators } from "pdf-lib/cjs/api/svgPath";
import { fourTilesOf, type Tone } from "@/lib/ui/quilt-tiles";
import { type Element, ink, type Sheet, type Tint } from "./paper";

// Greys, so that every printer makes the same of them; the seed is the paper itself.
const tints: Record<Tone, Tint> = {
  deep: ink,
  mid: [0.42, 0.42, 0.42],
  pale: [0.84, 0.84, 0.84],
  stone: [0.88, 0.88, 0.88],
  sand: [0.94, 0.94, 0.94],
  seed: [1, 1, 1],
};

/** The four tiles that stand for an organisation, the same as on its pages. */
export function drawMark(
  sheet: Sheet,
  slug: string,
  { x, y, size, element }: { x: number; y: number; size: number; element: Element },
) {
  const tiles = fourTilesOf(slug);
  const unit = size / tiles.width;
  const place = { kind: "shape" as const, x, y, width: unit, height: unit, element };
  for (const { tone, path } of tiles.ground) {
    sheet.pieces.push({ ...place, tint: tints[tone], path: operatorsOf(path) });
  }
  for (const patch of tiles.patches) {
    const path =
      patch.kind === "seed" ? operatorsOf(circle(patch.x, patch.y, patch.radius)) : operatorsOf(patch.path);
    sheet.pieces.push({ ...place, tint: tints[patch.tone], path });
  }
}

/** A tile's SVG path in a PDF's words, by the part of pdf-lib that drawSvgPath uses; numbers short, to keep papers small. */
function operatorsOf(path: string): string {
  return svgPathToOperators(path)
    .map((operator) => String(operator).replace(/-?\d+\.\d+/g, (n) => String(Number(Number(n).toFixed(3)))))
    .join(" ");
}

function circle(x: number, y: number, r: number): string {
  return `M${x} ${y - r}a${r} ${r} 0 0 1 ${r} ${r}a${r} ${r} 0 0 1 ${-r} ${r}a${r} ${r} 0 0 1 ${-r} ${-r}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}
