import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Part } from "@/lib/emulators/run/child";
import { startChild } from "@/lib/emulators/run/child";
import { freePorts } from "@/lib/emulators/run/free-port";
import { runCommand } from "@/lib/emulators/run/run-command";
import { untilAnswers } from "@/lib/emulators/run/until-answers";

export const bareFolder = ".local/bench/bare";
const next = "node_modules/next/dist/bin/next";

/** What `/same/[name]` and `/kept/[name]` draw: `drawnIn` of a page, as JSON. */
export const drawnFile = (name: string) => join(bareFolder, "drawn", `${name}.json`);

// As a page in a folder of its folder names it.
const appFolder = "../..";

// The plainest pages that the same Next.js and React make: one static and one rendered for each request, and two more,
// one of either kind, that draw the elements which stand in another page with nothing of ours around them.
const files = {
  "next.config.mjs":
    "export default { agentRules: false, poweredByHeader: false, reactStrictMode: true, generateEtags: false, experimental: { isrFlushToDisk: false } };\n",
  "app/layout.jsx":
    'export const metadata = { title: "Bare" };\nexport default ({ children }) => <html lang="en"><body>{children}</body></html>;\n',
  "app/page.jsx": "export default () => <main><h1>Static</h1></main>;\n",
  "app/dynamic/page.jsx":
    'export const dynamic = "force-dynamic";\nexport default () => <main><h1>Dynamic</h1></main>;\n',
  "app/drawn.jsx": `import { readFileSync } from "node:fs";
import { createElement, Fragment } from "react";
const known = new Map();
function drawn(name) {
  if (!known.has(name)) known.set(name, JSON.parse(readFileSync(\`${bareFolder}/drawn/\${name}.json\`, "utf8")));
  return known.get(name);
}
const draw = (one) => (typeof one === "string" ? one : createElement(one[0], one[1], ...one.slice(2).map(draw)));
export default async ({ params }) => createElement(Fragment, null, ...drawn((await params).name).map(draw));
`,
  "app/same/[name]/page.jsx": `export const dynamic = "force-dynamic";\nexport { default } from "${appFolder}/drawn";\n`,
  "app/kept/[name]/page.jsx": `export const dynamic = "force-static";\nexport const generateStaticParams = () => [];\nexport { default } from "${appFolder}/drawn";\n`,
  // Next.js looks for these in the folders above as well, and would find ours. They do nothing.
  "instrumentation.js": "export const register = () => {};\n",
  "middleware.js": 'export const config = { matcher: "/nowhere" };\nexport default () => undefined;\n',
};

/** Builds the bare site, once for each version of Next.js. */
async function buildBareSite(): Promise<void> {
  const wanted = JSON.stringify({ next: versionOf("next"), react: versionOf("react"), files });
  const record = join(bareFolder, "built.json");
  if (existsSync(record) && readFileSync(record, "utf8") === wanted) return;
  rmSync(bareFolder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(bareFolder, name)), { recursive: true });
    writeFileSync(join(bareFolder, name), text);
  }
  await runCommand(
    {
      name: "build",
      script: [next, "build", bareFolder],
      variables: { NODE_ENV: "production" },
      logFolder: bareFolder,
    },
    new Set<Part>(),
    "The bare pages could not be built.",
  );
  writeFileSync(record, wanted);
}

export async function startBareSite(): Promise<{ url: string; stop(): Promise<void> }> {
  await buildBareSite();
  const [port] = await freePorts(1);
  const child = startChild({
    name: "web",
    script: [next, "start", bareFolder, "-H", "127.0.0.1", "-p", String(port)],
    variables: { NODE_ENV: "production" },
    logFolder: bareFolder,
  });
  process.once("exit", child.kill);
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(url);
  return { url, stop: child.stop };
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
}
