import { invariant } from "@/lib/invariant";
import { fourTilesOf, type Tone } from "@/lib/ui/quilt-tiles";
import { type Element, ink, type Sheet, type Tint } from "./paper";

// How far a circle's control points stand off, as a part of its radius.
const bend = 0.5523;
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

/** The tiles' SVG paths know level and upright lines and quarter circles; a PDF wants curves instead. */
function operatorsOf(path: string): string {
  let [x, y] = [0, 0];
  const operators = [...path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)].map(([, command, text]) => {
    const numbers = (text!.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (command === "z") return "h";
    if (command === "M") {
      [x, y] = [numbers[0]!, numbers[1]!];
      return `${x} ${y} m`;
    }
    if (command === "h" || command === "v") {
      [x, y] = command === "h" ? [x + numbers[0]!, y] : [x, y + numbers[0]!];
      return `${x} ${y} l`;
    }
    invariant(command === "a" && numbers[4] === 1, "a tile is made of lines and clockwise quarters");
    const [across, down] = [numbers[5]!, numbers[6]!];
    const startsLevel = across * down > 0;
    const first = startsLevel ? [x + across * bend, y] : [x, y + down * bend];
    const second = startsLevel ? [x + across, y + down * (1 - bend)] : [x + across * (1 - bend), y + down];
    [x, y] = [x + across, y + down];
    return `${[...first, ...second, x, y].map((value) => Number(value.toFixed(3))).join(" ")} c`;
  });
  return operators.join(" ");
}

function circle(x: number, y: number, r: number): string {
  return `M${x} ${y - r}a${r} ${r} 0 0 1 ${r} ${r}a${r} ${r} 0 0 1 ${-r} ${r}a${r} ${r} 0 0 1 ${-r} ${-r}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}
