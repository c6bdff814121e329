/** Five shapes on squares of 16: what a picture is made of where nobody gave us one. */
const tile = 16;
const grounds = ["var(--art-1)", "var(--art-2)", "var(--art-3)", "var(--art-4)", "var(--art-5)"];
/** Which shape colours read on which ground, so that no tile disappears. */
const inks = [
  ["var(--art-3)", "var(--art-4)", "var(--art-2)"],
  ["var(--art-3)", "var(--art-1)", "var(--art-5)"],
  ["var(--art-1)", "var(--art-2)"],
  ["var(--art-2)", "var(--art-1)", "var(--art-5)"],
  ["var(--art-2)", "var(--art-1)", "var(--art-3)"],
];
const quarter = "M0 0H16A16 16 0 0 1 0 16z";
const half = "M0 16V8a8 8 0 0 1 16 0v8z";
const leaf = "M0 0a16 16 0 0 1 16 16A16 16 0 0 1 0 0z";

/** FNV-1a, then xorshift: the same name gives the same picture for ever, on every machine. */
function randomFrom(name: string): (limit: number) => number {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

function Tile({
  x,
  y,
  random,
  seeded,
}: {
  x: number;
  y: number;
  random: (limit: number) => number;
  seeded: boolean;
}) {
  const ground = random(grounds.length);
  const ink = inks[ground]?.[random(inks[ground].length)];
  const shape = [quarter, quarter, half, leaf, undefined][random(5)];
  const turn = random(4) * 90;
  return (
    <g transform={`translate(${x * tile} ${y * tile})`}>
      <path fill={grounds[ground]} d="M0 0h16v16H0z" shapeRendering="crispEdges" />
      {seeded ? (
        <circle fill="var(--color-seed)" cx="8" cy="8" r="6.72" />
      ) : (
        shape && <path fill={ink} d={shape} transform={`rotate(${turn} 8 8)`} />
      )}
    </g>
  );
}

/** A quilt of tiles made from a slug, the same every time. Decorative: give its frame the name. */
export function Quilt({ name, columns, rows }: { name: string; columns: number; rows: number }) {
  const random = randomFrom(name);
  const count = columns * rows;
  const seeds = new Set(Array.from({ length: Math.ceil(count / 12) }, () => random(count)));
  return (
    <svg viewBox={`0 0 ${columns * tile} ${rows * tile}`} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => {
        const x = index % columns;
        const y = Math.floor(index / columns);
        return <Tile key={`${x}-${y}`} x={x} y={y} random={random} seeded={seeds.has(index)} />;
      })}
    </svg>
  );
}
