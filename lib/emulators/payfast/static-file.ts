import { readFile } from "node:fs/promises";
import type { Reply } from "@/lib/emulators/payfast/reply";

const project = new URL("../../../", import.meta.url);

/** The design system's own style sheets and fonts, as the application serves them; null for anything else. */
export async function staticFile(path: string): Promise<Reply | null> {
  if (path === "/style.css") {
    const sheets = ["lib/ui/tokens.css", "lib/ui/nika.css"].map((name) => readFile(new URL(name, project)));
    return {
      status: 200,
      headers: { "content-type": "text/css" },
      body: Buffer.concat(await Promise.all(sheets)),
    };
  }
  const font = /^\/fonts\/([a-z0-9-]+\.woff2)$/.exec(path)?.[1];
  if (!font) return null;
  const body = await readFile(new URL(`public/fonts/${font}`, project)).catch(() => null);
  return body && { status: 200, headers: { "content-type": "font/woff2" }, body };
}
