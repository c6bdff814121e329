import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A source file with what it imports, `@/` and relative paths as they are written. */
export type Source = { path: string; text: string; imports: string[] };

const roots = ["app", "lib", "tests"];
const rootFiles = ["middleware.ts"];

// It holds a sample of every breach.
const specimen = "tests/architecture.test.ts";

let sources: Source[] | undefined;

/** Every TypeScript file of the project, read once. */
export function readSources(): Source[] {
  sources ??= readAll();
  return sources;
}

function readAll(): Source[] {
  const below = roots.flatMap((root) => readdirSync(root, { recursive: true, withFileTypes: true }));
  const paths = below
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name));
  const present = rootFiles.filter((file) => readdirSync(".").includes(file));
  return [...paths, ...present]
    .filter((path) => path !== specimen)
    .map((path) => source(path, readFileSync(path, "utf8")));
}

export function source(path: string, text: string): Source {
  const code = text.replace(/^\s*\/\/.*$/gm, "");
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;
  return { path, text, imports: [...code.matchAll(pattern)].map((match) => match[1]!) };
}
