import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles the handler, fonts included, into `folder`/index.mjs, with the list of migrations beside it by which it
 * recognises an older database.
 */
export async function bundleLambda(folder: string): Promise<void> {
  mkdirSync(join(folder, "drizzle/meta"), { recursive: true });
  cpSync("drizzle/meta/_journal.json", join(folder, "drizzle/meta/_journal.json"));
  await build({
    entryPoints: ["lib/jobs/lambda/handler.ts"],
    outfile: join(folder, "index.mjs"),
    bundle: true,
    minify: true,
    keepNames: true,
    platform: "node",
    target: "node24",
    format: "esm",
    external: ["pg-native"],
    logLevel: "warning",
    // CommonJS packages inside an ES module still call these.
    banner: {
      js: `import{createRequire as r}from"node:module";import{fileURLToPath as f}from"node:url";const require=r(import.meta.url),__filename=f(import.meta.url),__dirname=f(new URL(".",import.meta.url));`,
    },
  });
}
