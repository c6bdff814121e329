import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import autocannon from "autocannon";
import { drawnFile } from "./bare-site";
import { budgets } from "./budgets";
import { drawnIn } from "./drawn";
import type { Findings, Measurement } from "./judge";
import { median } from "./median";
import { serverSeconds } from "./server-time";
import type { Site } from "./site";

const rounds = 5;
const secondsARound = 2;
const connections = 8;

type Target = {
  what: string;
  url: string;
  /** Stands in every answer; an answer without it is no answer. */
  shows: string;
  /** The target that it is held against. */
  baseline?: Target;
  budget?: Measurement["budget"];
  isStaff?: boolean;
  /** Drawn once and kept, where others are drawn for each visit. */
  isStatic?: boolean;
  /** It only stands in for nothing of ours, and has no line of its own. */
  isYardstick?: boolean;
};

type Round = { byClock: number; byProcessor: number | null };

/** How many requests each page answers in a second of its server's working time, against the bare pages, turn by turn. */
export async function measureRequests(site: Site): Promise<Findings> {
  const targets = await targetsOf(site);
  const seen = new Map<Target, Round[]>(targets.map((target) => [target, []]));
  const amounts = new Map<Target, number>();
  for (const target of targets) {
    await load(target, site, 40);
    const { byClock, byProcessor } = await load(target, site, 40);
    amounts.set(target, Math.max(40, Math.round(secondsARound * (byProcessor ?? byClock))));
  }
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) seen.get(target)!.push(await load(target, site, amounts.get(target)!));
  }
  const rate = (target: Target) =>
    median(seen.get(target)!.map(({ byClock, byProcessor }) => byProcessor ?? byClock));
  const told = targets.filter((target) => !target.isYardstick);
  const byClock = told.map(
    (target) => `${target.what} ${Math.round(median(seen.get(target)!.map((one) => one.byClock)))}`,
  );
  return {
    measurements: told.map((target) => ({
      what: `${target.what}, answers${target.baseline?.isYardstick ? `, against a bare ${target.isStatic ? "static" : "dynamic"} page that draws the same HTML` : ""}`,
      unit: "per second",
      figure: rate(target),
      ...(target.baseline && { baseline: rate(target.baseline) }),
      ...(target.budget && { budget: target.budget }),
    })),
    notes: [
      `Answers per second of the web server's processor time (where the system tells it, as Linux does; by the clock elsewhere), asked for by autocannon over ${connections} connections, the median of ${rounds} rounds. Each page is held against one of the same Next.js that draws the same elements and the same text, once or for each visit as ours does, without session, database, permissions, translation, headers or scripts of ours: pages of one heading, told beside them, would compare the size of pages. By the clock, on this machine as busy as it was: ${byClock.join(", ")}.`,
    ],
  };
}

async function targetsOf(site: Site): Promise<Target[]> {
  const { web, bare, paths, staffPaths, campaignTitle, certificateNumber } = site;
  const { campaign, verify, staff } = budgets.requests;
  const beside = async (name: string, target: Target): Promise<Target[]> => {
    const url = await drawAgain(name, target, site);
    const baseline: Target = { what: `${target.what}, bare`, url, shows: target.shows, isYardstick: true };
    return [baseline, { ...target, baseline }];
  };
  const pages = [
    beside("campaign", {
      what: "campaign page",
      url: web + paths.campaign,
      shows: campaignTitle,
      budget: campaign,
      isStatic: true,
    }),
    beside("verify", {
      what: "verify page",
      url: web + paths.verify,
      shows: certificateNumber,
      budget: verify,
    }),
    ...Object.entries(staffPaths).map(([name, path]) =>
      beside(name, {
        what: `staff: ${name}`,
        url: web + path,
        shows: "</html>",
        budget: staff,
        isStaff: true,
      }),
    ),
  ];
  return [
    { what: "bare static page of one heading", url: bare, shows: "Static" },
    { what: "bare dynamic page of one heading", url: `${bare}/dynamic`, shows: "Dynamic" },
    ...(await Promise.all(pages)).flat(),
  ];
}

/** Has the bare site draw what stands in a page; returns the address there. */
async function drawAgain(name: string, target: Target, site: Site): Promise<string> {
  const drawn = drawnIn(await htmlOf(target.url, target.isStaff ? await site.signedIn() : ""));
  mkdirSync(dirname(drawnFile(name)), { recursive: true });
  writeFileSync(drawnFile(name), JSON.stringify(drawn));
  const url = `${site.bare}/${target.isStatic ? "kept" : "same"}/${name}`;
  // Next.js puts an element of its own before each page.
  const again = JSON.stringify(drawnIn(await htmlOf(url, "")).slice(1));
  if (again !== JSON.stringify(drawn)) throw new Error(`the bare page does not draw ${target.what} again`);
  return url;
}

async function htmlOf(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie, accept: "text/html" } });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return answer.text();
}

let visitor = 0;

async function load(target: Target, site: Site, amount: number): Promise<Round> {
  const cookie = target.isStaff ? { cookie: await site.signedIn() } : {};
  const of = target.url.startsWith(site.web) ? "nika" : "bare";
  const secondsBefore = serverSeconds(of);
  const startedAt = performance.now();
  const { requests, non2xx, errors, mismatches } = await autocannon({
    url: target.url,
    connections,
    amount,
    timeout: 60,
    headers: { accept: "text/html", ...cookie },
    // Each request comes from somebody else, as questions of one address are limited.
    requests: [
      {
        setupRequest: (request) => {
          visitor += 1;
          const address = `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`;
          return { ...request, headers: { ...request.headers, "x-forwarded-for": address } };
        },
      },
    ],
    verifyBody: (body) => String(body).includes(target.shows),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const wrong = non2xx + errors + mismatches;
  if (wrong > 0 || requests.total < amount)
    throw new Error(`${wrong} answers of ${target.what} were wrong, ${requests.total} of ${amount} came`);
  const secondsAfter = serverSeconds(of);
  return {
    byClock: amount / seconds,
    byProcessor:
      secondsBefore === null || secondsAfter === null ? null : amount / (secondsAfter - secondsBefore),
  };
}
