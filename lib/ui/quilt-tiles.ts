/** A picture made of tiles, the same for a slug every time. Pure, so that pages and paper can share it. */
export type Tone = "deep" | "mid" | "pale" | "stone" | "sand" | "seed";

type Patch =
  | { kind: "path"; tone: Tone; path: string }
  | { kind: "seed"; tone: Tone; x: number; y: number; radius: number };

export type Tiles = {
  width: number;
  height: number;
  ground: { tone: Tone; path: string }[];
  patches: Patch[];
};

const TILE = 40;
const GREENS: Tone[] = ["deep", "mid", "pale"];
const GROUNDS: Tone[] = ["deep", "deep", "mid", "pale", "stone", "sand"];

/** FNV-1a, then mulberry32: small, and the same on every engine. */
function drawFrom(slug: string): (below: number) => number {
  let state = 2166136261;
  for (const character of slug) state = Math.imul(state ^ character.codePointAt(0)!, 16777619);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below;
  };
}

/** Tiles of squares, quarters, halves, leaves and few seeds, `columns` wide and `rows` high. */
export function tilesOf(slug: string, columns: number, rows: number): Tiles {
  const draw = drawFrom(slug);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw(from.length))]!;
  const ground = new Map<Tone, string>();
  const patches: Patch[] = [];
  const seedsWanted = Math.max(1, Math.round((columns * rows) / 11));
  const seeds: number[] = [];
  const tiles = columns * rows;
  for (let tile = 0; tile < tiles; tile++) {
    const x = (tile % columns) * TILE;
    const y = Math.floor(tile / columns) * TILE;
    const back = pick(GROUNDS);
    const front = pick(GREENS.filter((tone) => tone !== back));
    const cover = (across: number) =>
      ground.set(back, `${ground.get(back) ?? ""}M${x} ${y}h${across}v40h-${across}z`);
    const last = seeds.at(-1) ?? -columns;
    const seedDue = seeds.length < seedsWanted && tile >= ((seeds.length + 0.3) * tiles) / seedsWanted;
    const apart =
      seeds.every((other) => Math.abs((other % columns) - (tile % columns)) > 1) || tile - last > columns + 1;
    if (seedDue && apart && draw(3) < 1.4) {
      cover(TILE);
      seeds.push(tile);
      patches.push({ kind: "seed", tone: "seed", x: x + 20, y: y + 20, radius: draw(4) < 3 ? 16.8 : 8 });
    } else if (tile % columns < columns - 1 && columns > 2 && draw(3) < 1) {
      cover(TILE * 2);
      patches.push({ kind: "path", tone: front, path: half(x, y, draw(2) < 1) });
      tile++;
    } else {
      cover(TILE);
      const shape = draw(10);
      if (shape < 6) patches.push({ kind: "path", tone: front, path: leaf(x, y, draw(2) < 1) });
      else if (shape < 9)
        patches.push({ kind: "path", tone: front, path: quarter(x, y, Math.floor(draw(4))) });
    }
  }
  return {
    width: columns * TILE,
    height: rows * TILE,
    ground: [...ground].map(([tone, path]) => ({ tone, path })),
    patches,
  };
}

/** The four tiles that stand for an organisation without a logo: leaf, quarter, seed and half a leaf. */
export function fourTilesOf(slug: string): Tiles {
  const draw = drawFrom(slug);
  const turn = Math.floor(draw(4));
  const places = [0, 1, 3, 2].map((_, step, order) => order[(step + turn) % 4]!);
  const at = (place: number) => ({ x: (place % 2) * TILE, y: Math.floor(place / 2) * TILE });
  const [first, second, third, fourth] = places.map(at) as [Spot, Spot, Spot, Spot];
  const [strong, soft] = draw(2) < 1 ? (["deep", "mid"] as const) : (["mid", "deep"] as const);
  const square = ({ x, y }: Spot) => `M${x} ${y}h40v40h-40z`;
  return {
    width: TILE * 2,
    height: TILE * 2,
    ground: [
      { tone: strong, path: square(first) + square(third) },
      { tone: "pale", path: square(second) + square(fourth) },
    ],
    patches: [
      { kind: "path", tone: "pale", path: quarter(first.x, first.y, Math.floor(draw(4))) },
      { kind: "path", tone: soft, path: quarter(second.x, second.y, Math.floor(draw(4))) },
      { kind: "seed", tone: "seed", x: third.x + 20, y: third.y + 20, radius: 16.8 },
      { kind: "path", tone: strong, path: leaf(fourth.x, fourth.y, draw(2) < 1) },
    ],
  };
}

type Spot = { x: number; y: number };

/**
 * Edges that meet a neighbour reach 0.4 over it, or a hair of background shows between them. All run clockwise, or two
 * that overlap in one path would cut each other out.
 */
const half = (x: number, y: number, rising: boolean) =>
  rising
    ? `M${x} ${y + 40.4}V${y + 40}a40 40 0 0 1 80 0v.4z`
    : `M${x + 80} ${y - 0.4}V${y}a40 40 0 0 1-80 0v-.4z`;

const leaf = (x: number, y: number, falling: boolean) =>
  falling
    ? `M${x} ${y}a40 40 0 0 1 40 40a40 40 0 0 1-40-40z`
    : `M${x + 40} ${y}a40 40 0 0 1-40 40a40 40 0 0 1 40-40z`;

const quarter = (x: number, y: number, corner: number) => {
  const [left, top, right, bottom] = [x - 0.4, y - 0.4, x + 40.4, y + 40.4];
  return [
    `M${left} ${top}H${x + 40}V${y}a40 40 0 0 1-40 40H${left}z`,
    `M${right} ${top}V${y + 40}H${x + 40}a40 40 0 0 1-40-40V${top}z`,
    `M${right} ${bottom}H${x}V${y + 40}a40 40 0 0 1 40-40H${right}z`,
    `M${left} ${bottom}V${y}H${x}a40 40 0 0 1 40 40V${bottom}z`,
  ][corner]!;
};
