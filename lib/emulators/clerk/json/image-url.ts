import { createHash } from "node:crypto";

/** A plain square in a colour of its own, inline: no request leaves the machine. */
export function imageUrl(id: string): string {
  const colour = createHash("sha256").update(id).digest("hex").slice(0, 6);
  return `data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><rect width='64' height='64' fill='%23${colour}'/></svg>`;
}
