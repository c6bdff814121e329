import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bareFolder } from "./bare-site";
import { type Budget, budgets } from "./budgets";
import type { Findings, Measurement } from "./judge";
import { scriptsIn } from "./scripts-in";
import type { Site } from "./site";

type Route = { route: string; kilobytes: number };

/** What a browser has to fetch of JavaScript before a page works, by Next.js's own statistics and by the pages themselves. */
export async function measureScripts(site: Site): Promise<Findings> {
  const ours = routesOf(".");
  const bare = routesOf(bareFolder);
  const baseline = bare.find(({ route }) => route === "/")!.kilobytes;
  const heaviest = (what: string, isOne: (route: string) => boolean, budget?: Budget): Measurement => {
    const [worst] = ours.filter(({ route }) => isOne(route));
    return {
      what: `first-load JavaScript, heaviest ${what} (${worst?.route})`,
      unit: "KB gzip",
      figure: worst?.kilobytes ?? Number.NaN,
      baseline,
      ...(budget && { budget }),
    };
  };
  const isStaff = (route: string) => route.startsWith("/[orgId]");
  const isPublic = (route: string) => /^\/($|give|verify|link-ended|_not-found)/.test(route);
  const { public: open, staff } = budgets.scripts;
  return {
    measurements: [
      heaviest("public page", isPublic, open),
      heaviest("staff page", isStaff, staff),
      heaviest("other page", (route) => !isStaff(route) && !isPublic(route)),
      await named("campaign page", `${site.web}${site.paths.campaign}`, site.bare, open),
      await named("overview", site.web + site.staffPaths.overview, `${site.bare}/dynamic`, staff, site),
    ],
    notes: [
      `First-load JavaScript of each route, KB gzip (bare ${baseline}): ${ours.map(({ route, kilobytes }) => `\`${route}\` ${kilobytes}`).join(", ")}.`,
    ],
  };
}

/** From .next/diagnostics, heaviest first. */
function routesOf(folder: string): Route[] {
  const file = join(folder, ".next/diagnostics/route-bundle-stats.json");
  const stats: { route: string; firstLoadChunkPaths: string[] }[] = JSON.parse(readFileSync(file, "utf8"));
  return stats
    .map(({ route, firstLoadChunkPaths }) => ({
      route,
      kilobytes: kilobytes(firstLoadChunkPaths.map((path) => readFileSync(join(folder, path)))),
    }))
    .sort((a, b) => b.kilobytes - a.kilobytes || a.route.localeCompare(b.route));
}

/** The scripts that a page's HTML names, whoever they are of: a check on the statistics, which know only Next.js's own. */
async function named(
  what: string,
  url: string,
  bareUrl: string,
  budget: Budget,
  session?: Pick<Site, "signedIn">,
): Promise<Measurement> {
  return {
    what: `${what}, scripts named in its HTML`,
    unit: "KB gzip",
    figure: await kilobytesNamedBy(url, session ? await session.signedIn() : ""),
    baseline: await kilobytesNamedBy(bareUrl, ""),
    budget,
  };
}

async function kilobytesNamedBy(url: string, cookie: string): Promise<number> {
  const page = await fetch(url, { headers: { cookie, accept: "text/html" } });
  if (!page.ok) throw new Error(`${url} answers ${page.status}`);
  const html = await page.text();
  const scripts = await Promise.all(
    scriptsIn(html).map(async (address) => {
      const answer = await fetch(new URL(address, url), { headers: { cookie } });
      if (!answer.ok) throw new Error(`${url} names a script that is not there`);
      return Buffer.from(await answer.arrayBuffer());
    }),
  );
  return kilobytes(scripts);
}

const kilobytes = (files: Buffer[]) =>
  Math.round(files.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 100) / 10;
