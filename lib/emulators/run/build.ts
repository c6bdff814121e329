import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Part } from "./child";
import { runCommand } from "./run-command";

const sources = [
  "app",
  "lib",
  "public",
  "middleware.ts",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
  ".postcssrc.json",
];
const record = ".local/build.json";
const buildId = ".next/BUILD_ID";

export type BuildOptions = { variables: Record<string, string>; logFolder: string; parts: Set<Part> };

/** True when .next was built from these very sources and these browser values. */
export function isBuilt(variables: Record<string, string>): boolean {
  if (!existsSync(record) || !existsSync(buildId)) return false;
  try {
    const { hash, id } = JSON.parse(readFileSync(record, "utf8"));
    return hash === buildHash(variables) && id === readFileSync(buildId, "utf8");
  } catch {
    return false;
  }
}

/** Builds the site for production. */
export async function build(options: BuildOptions): Promise<void> {
  const hash = buildHash(options.variables);
  await runCommand(
    {
      name: "build",
      script: ["node_modules/next/dist/bin/next", "build"],
      variables: { ...options.variables, NODE_ENV: "production" },
      logFolder: options.logFolder,
    },
    options.parts,
    "The site could not be built.",
  );
  mkdirSync(".local", { recursive: true });
  writeFileSync(record, JSON.stringify({ hash, id: readFileSync(buildId, "utf8") }));
}

function buildHash(variables: Record<string, string>): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesBelow))
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  for (const name of Object.keys(variables).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${variables[name]}\0`);
  }
  return hash.digest("hex");
}

/** Tests and emulators are no part of the built site. */
function filesBelow(path: string): string[] {
  if (!existsSync(path) || path === join("lib", "emulators")) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesBelow(join(path, entry.name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOTDIR") throw error;
    return /\.test\.tsx?$/.test(path) ? [] : [path];
  }
}
