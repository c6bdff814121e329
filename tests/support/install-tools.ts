import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, findProgram } from "./browser";

/** What the suites use beside npm packages: Debian's package, and how to tell that it is there. */
const tools: { debian: string; isThere: () => boolean }[] = [
  { debian: "chromium", isThere: () => !!findChromium() },
  { debian: "poppler-utils", isThere: () => !!findProgram("pdftoppm") },
  { debian: "mupdf-tools", isThere: () => !!findProgram("mutool") },
  { debian: "zbar-tools", isThere: () => !!findProgram("zbarimg") },
  { debian: "qpdf", isThere: () => !!findProgram("qpdf") },
  { debian: "pgbouncer", isThere: () => !!findProgram("pgbouncer") },
];

/** Debian's Chromium draws nothing but boxes without a font for what our own fonts do not cover. */
const fonts = {
  debian: "fonts-liberation",
  isThere: () => process.platform !== "linux" || existsSync("/usr/share/fonts"),
};

/** Installs what is missing where that needs nobody's word (root on Debian); otherwise throws saying what to install. */
function installTools(): string {
  const missing = missingTools();
  if (missing.length === 0) return "nothing to install";
  if (process.getuid?.() !== 0 || !findProgram("apt-get")) {
    throw new Error(
      `Install these first: ${missing.join(" ")} (Debian's names; on macOS: brew install the same).`,
    );
  }
  const quietly = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const step of [
    ["update", "-q"],
    ["install", "-q", "-y", "--no-install-recommends", ...missing],
  ]) {
    const { status, stderr, stdout } = spawnSync("apt-get", step, { env: quietly, encoding: "utf8" });
    if (status !== 0)
      throw new Error(`apt-get ${step[0]} failed:\n${`${stdout}\n${stderr}`.trim().slice(-1500)}`);
  }
  const still = missingTools();
  if (still.length > 0) throw new Error(`Still missing after apt-get install: ${still.join(" ")}`);
  return `installed ${missing.join(", ")}`;
}

const missingTools = () => [...tools, fonts].filter((tool) => !tool.isThere()).map((tool) => tool.debian);

console.log(installTools());
