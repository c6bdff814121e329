import { fourTilesOf, type Patch, type Tone, tilesOf } from "@/lib/ui/quilt-tiles";

const fills: Record<Tone, string> = {
  deep: "var(--art-1)",
  mid: "var(--art-2)",
  pale: "var(--art-3)",
  stone: "var(--art-4)",
  sand: "var(--art-5)",
  seed: "var(--color-seed)",
};

/** A quilt of tiles made from a slug, the same every time. Decoration: give its frame the name. */
export function Quilt({ name, columns, rows }: { name: string; columns: number; rows: number }) {
  const quilt = columns * rows === 4 ? fourTilesOf(name) : tilesOf(name, columns, rows);
  return (
    <svg viewBox={`0 0 ${quilt.width} ${quilt.height}`} aria-hidden="true">
      <g shapeRendering="crispEdges">
        {quilt.ground.map(({ tone, path }) => (
          <path key={tone} fill={fills[tone]} d={path} />
        ))}
      </g>
      {quilt.patches.map(drawn)}
    </svg>
  );
}

// Keys are sent to the browser: their place is shorter than their path, and a quilt never changes.
const drawn = (patch: Patch, at: number) =>
  patch.kind === "seed" ? (
    <circle key={at} fill={fills.seed} cx={patch.x} cy={patch.y} r={patch.radius} />
  ) : (
    <path key={at} fill={fills[patch.tone]} d={patch.path} />
  );
