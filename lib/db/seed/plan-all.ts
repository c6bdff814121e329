import { type Act, type PlanSize, planActs } from "./plan";

/** Two organisations with a team and one that is one person's, in the order of `organizations`. */
const sizes: PlanSize[] = [
  { donors: 130, captured: 620, cards: 60, stopped: 14, reversals: 14 },
  { donors: 130, captured: 590, cards: 60, stopped: 14, reversals: 14 },
  { donors: 36, captured: 130, cards: 14, stopped: 5, reversals: 4 },
];
/** Three campaigns, and two funds that are also given to without one. */
const targets = 5;

/** What happens at the example organisations over so many days, the same each time; nobody's name comes twice. */
export function planAll(daysBack: number): Act[][] {
  const taken = { persons: 8, companies: 0, trusts: 0, bodies: 0 };
  return sizes.map((size, at) => planActs(20_260_301 + at, size, { targets, daysBack, taken }));
}
