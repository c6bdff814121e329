import { createReadStream, existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const distFolders = {
  "clerk-js": () => dirname(require.resolve("@clerk/clerk-js")),
  ui: () => join(dirname(require.resolve("@clerk/ui/package.json")), "dist"),
};

/** Serves clerk-js and Clerk's parts from their npm packages, as Clerk's own host does. */
export function sendNpmFile(path: string, response: ServerResponse): void {
  const match = /^\/npm\/@clerk\/(clerk-js|ui)@[^/]+\/dist\/([\w.-]+)$/.exec(path);
  const file = match && join(distFolders[match[1] as keyof typeof distFolders](), match[2]!);
  if (!file || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": file.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=3600",
    "access-control-allow-origin": "*",
  });
  createReadStream(file).pipe(response);
}
