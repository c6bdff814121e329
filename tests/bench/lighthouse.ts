import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { freePorts } from "@/lib/emulators/run/free-port";
import { browserArguments, findChromium } from "@/tests/support/browser";
import { budgets } from "./budgets";
import type { Findings, Measurement } from "./judge";
import type { Site } from "./site";

const runs = 3;
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
type Scores = Record<(typeof categories)[number], number>;
type Audited = Scores & { short: string[] };

// Their addresses hold somebody's secret: search engines are told to leave them out, on purpose.
const unlisted = new Set(["pay", "thanks", "verify"]);

/** Lighthouse's scores of the public pages on its slow phone. */
export async function measureLighthouse(site: Site): Promise<Findings> {
  const [port] = await freePorts(1);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...browserArguments, `--remote-debugging-port=${port}`],
  });
  const measurements: Measurement[] = [];
  const short = new Set<string>();
  const auditAll = async (url: string, isUnlisted = false) => {
    const audits: Audited[] = [];
    for (let run = 0; run < runs; run++) audits.push(await audit(url, port!, isUnlisted));
    return audits;
  };
  try {
    const bare = bestOf(await auditAll(site.bare), "performance");
    for (const [name, path] of Object.entries(site.paths)) {
      const audits = await auditAll(`${site.web}${path}`, unlisted.has(name));
      measurements.push(...scoresOf(name, audits, bare));
      for (const words of audits.flatMap((one) => one.short)) short.add(`${name}: ${words}`);
    }
  } finally {
    await browser.close();
  }
  return {
    measurements,
    notes: [
      `Lighthouse on Chromium, as a slow phone, the best of ${runs} runs: whatever else the machine does can only take away. Pages that open with somebody's own link or code are kept from search engines on purpose, so that one audit is left out for them.`,
      ...(short.size > 0 ? [`Short of the full score: ${[...short].join("; ")}.`] : []),
    ],
  };
}

function scoresOf(name: string, audits: Audited[], bare: number): Measurement[] {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return [
    {
      what: `Lighthouse, ${words}: performance, beside a bare static page`,
      unit: "of 100",
      figure: bestOf(audits, "performance"),
      baseline: bare,
      budget: budgets.lighthouse.performance,
    },
    {
      what: `Lighthouse, ${words}: least of accessibility, best practices, SEO`,
      unit: "of 100",
      figure: Math.min(...categories.slice(1).map((category) => bestOf(audits, category))),
      budget: budgets.lighthouse.others,
    },
  ];
}

const bestOf = (audits: Audited[], category: keyof Scores) => Math.max(...audits.map((one) => one[category]));

async function audit(url: string, port: number, isUnlisted: boolean): Promise<Audited> {
  const result = await lighthouse(url, {
    port,
    logLevel: "silent",
    output: "json",
    onlyCategories: [...categories],
    skipAudits: isUnlisted ? ["is-crawlable"] : [],
  });
  if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse could not read ${url}`);
  const { lhr } = result;
  const scores = Object.fromEntries(
    categories.map((category) => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)]),
  ) as Scores;
  const short = categories
    .slice(1)
    .flatMap((category) =>
      (lhr.categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => id),
    );
  return { ...scores, short };
}
