import { drawingAt } from "./drawing-at";

/** The icons in drawings.svg. */
export const glyphNames = [
  "arrow-down",
  "arrow-up",
  "badge-check",
  "ban",
  "banknote",
  "bell",
  "book-open",
  "check",
  "chevron-down",
  "chevron-left",
  "chevron-right",
  "chevrons-up-down",
  "circle-alert",
  "circle-check",
  "circle-dashed",
  "cog",
  "copy",
  "credit-card",
  "download",
  "eye",
  "file-badge",
  "file-check",
  "file-plus",
  "file-text",
  "file-x",
  "globe",
  "hand-coins",
  "heart-handshake",
  "history",
  "hourglass",
  "info",
  "key-round",
  "landmark",
  "layout-dashboard",
  "link",
  "loader",
  "lock",
  "log-out",
  "mail",
  "mail-check",
  "mail-x",
  "menu",
  "message-circle",
  "package",
  "pencil",
  "plus",
  "printer",
  "qr-code",
  "replace",
  "rotate-ccw",
  "scale",
  "search",
  "shield-check",
  "shield-x",
  "sprout",
  "timer-off",
  "triangle-alert",
  "undo-2",
  "user",
  "user-cog",
  "user-plus",
  "users",
  "x",
  "zap",
] as const;

export type GlyphName = (typeof glyphNames)[number];

/** An icon beside a word, so without a name of its own. */
export function Glyph({ name, size }: { name: GlyphName; size?: "sm" | "lg" }) {
  return (
    <svg className={size ? `i i-${size}` : "i"} aria-hidden="true">
      <use href={drawingAt(name)} />
    </svg>
  );
}
