import autocannon from "autocannon";
import { budgets } from "./budgets";
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
  baseline?: "static" | "dynamic";
  budget?: Measurement["budget"];
  isStaff?: boolean;
};

type Round = { byClock: number; byProcessor: number | null };

/** How many requests each page answers in a second of its server's working time, against the bare pages, turn by turn. */
export async function measureRequests(site: Site): Promise<Findings> {
  const targets = targetsOf(site);
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
  const bare = (what: string) => rate(targets.find((target) => target.what === what)!);
  const byClock = targets.map(
    (target) => `${target.what} ${Math.round(median(seen.get(target)!.map((one) => one.byClock)))}`,
  );
  return {
    measurements: targets.map((target) => ({
      what: `${target.what}, answers`,
      unit: "per second",
      figure: rate(target),
      ...(target.baseline && { baseline: bare(`bare ${target.baseline} page`) }),
      ...(target.budget && { budget: target.budget }),
    })),
    notes: [
      `Answers per second of the web server's processor time (where the system tells it, as Linux does; by the clock elsewhere), asked for by autocannon over ${connections} connections, the median of ${rounds} rounds. By the clock, on this machine as busy as it was: ${byClock.join(", ")}.`,
    ],
  };
}

function targetsOf({ web, bare, paths, staffPaths, campaignTitle, certificateNumber }: Site): Target[] {
  const { campaign, verify, staff } = budgets.requests;
  const staffPage = ([what, path]: [string, string]): Target => ({
    what: `staff: ${what}`,
    url: web + path,
    shows: "</html>",
    baseline: "dynamic",
    budget: staff,
    isStaff: true,
  });
  return [
    { what: "bare static page", url: bare, shows: "Static" },
    {
      what: "campaign page",
      url: web + paths.campaign,
      shows: campaignTitle,
      baseline: "static",
      budget: campaign,
    },
    { what: "bare dynamic page", url: `${bare}/dynamic`, shows: "Dynamic" },
    {
      what: "verify page",
      url: web + paths.verify,
      shows: certificateNumber,
      baseline: "dynamic",
      budget: verify,
    },
    ...Object.entries(staffPaths).map(staffPage),
  ];
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
