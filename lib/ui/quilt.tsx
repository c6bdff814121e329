import { fourTilesOf, type Tiles, type Tone, tilesOf } from "@/lib/ui/quilt-tiles";

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
      {[...pathsOf(quilt)].map(([tone, path]) => (
        <path key={tone} fill={fills[tone]} d={path} />
      ))}
      {quilt.patches.map((patch, at) =>
        patch.kind === "seed" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: keys are sent to the browser, and a quilt never changes.
          <circle key={at} fill={fills.seed} cx={patch.x} cy={patch.y} r={patch.radius} />
        ) : null,
      )}
    </svg>
  );
}

/** One path a tone: they are sent twice, drawn and as React's data. */
function pathsOf(quilt: Tiles): Map<Tone, string> {
  const paths = new Map<Tone, string>();
  for (const patch of quilt.patches)
    if (patch.kind === "path") paths.set(patch.tone, (paths.get(patch.tone) ?? "") + patch.path);
  return paths;
}
