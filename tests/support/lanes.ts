import type { Outcome, Suite } from "./suite";

/**
 * Runs suites side by side, so many at a time: whoever is free takes the next that may begin. They end in any order;
 * the outcomes are in the order given.
 */
export async function runInLanes(
  suites: Suite[],
  run: (suite: Suite) => Promise<Outcome>,
  lanes: number,
): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  const waiting = [...suites];
  const under = new Set<Promise<unknown>>();
  let free = lanes;
  const widthOf = (suite: Suite) => Math.min(suite.lanes ?? 1, lanes);
  const isDue = (suite: Suite) =>
    (suite.after === undefined || outcomes.has(suite.after)) && widthOf(suite) <= free;
  while (waiting.length > 0 || under.size > 0) {
    const next = waiting.findIndex(isDue);
    if (next < 0) {
      if (under.size === 0) throw new Error(`nobody runs what ${waiting[0]!.name} waits for`);
      await Promise.race(under);
      continue;
    }
    const [suite] = waiting.splice(next, 1) as [Suite];
    free -= widthOf(suite);
    const running = run(suite).then((outcome) => {
      outcomes.set(suite.name, outcome);
      free += widthOf(suite);
      under.delete(running);
    });
    under.add(running);
  }
  return suites.map(({ name }) => outcomes.get(name)!);
}
