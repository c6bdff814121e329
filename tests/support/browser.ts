import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** No sandbox (root), no updates, no calls home; QUIC would go past a local proxy. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macApplications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The machine's own Chromium, or Playwright's where that is installed. */
export function findChromium(): string | undefined {
  const own = names.map(findProgram).find(Boolean) ?? macApplications.find((path) => existsSync(path));
  if (own) return own;
  const playwrights = chromium.executablePath();
  return playwrights && existsSync(playwrights) ? playwrights : undefined;
}

/** Where a program is on the PATH. */
export function findProgram(name: string): string | undefined {
  // Debian keeps pgbouncer where only root's PATH looks.
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
