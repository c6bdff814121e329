import { drawingAt } from "./drawing-at";

/** Mark and word, without a name of its own: what surrounds it (a link home) carries one. */
export function Logo({ height }: { height?: number }) {
  return (
    <svg
      viewBox="0 0 117 32"
      height={height}
      style={height ? { width: "auto" } : undefined}
      aria-hidden="true"
    >
      <use href={drawingAt("logo")} />
    </svg>
  );
}
