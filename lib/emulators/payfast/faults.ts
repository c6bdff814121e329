import { z } from "zod";

export const payfastFaultRoutes = ["process", "validate", "api", "notify"] as const;
export const payfastFaultKinds = ["silent", "slow", "wrong"] as const;

const wish = z.object({
  route: z.enum(payfastFaultRoutes),
  kind: z.enum(payfastFaultKinds),
  count: z.number().int().min(1).max(10_000).default(1),
  seconds: z.number().min(0).max(120).default(2),
});

export type PayfastFault = z.infer<typeof wish>;
export type FaultyRoute = PayfastFault["route"];

/** What a test asked to go wrong next: no answer at all, a late one, or one that makes no sense. */
export class PayfastFaults {
  private wishes: PayfastFault[] = [];
  private taken = 0;

  /** How many requests have suffered one, ever, and how many still will. */
  tally(): { taken: number; waiting: number } {
    return { taken: this.taken, waiting: this.wishes.reduce((sum, { count }) => sum + count, 0) };
  }

  add(json: string): void {
    this.wishes.push(wish.parse(JSON.parse(json)));
  }

  clear(): void {
    this.wishes = [];
  }

  /** The fault this request must suffer, counted off; null when none is left for its route. */
  take(route: FaultyRoute): PayfastFault | null {
    const fault = this.wishes.find((candidate) => candidate.route === route);
    if (!fault) return null;
    this.taken += 1;
    fault.count -= 1;
    if (fault.count === 0) this.wishes.splice(this.wishes.indexOf(fault), 1);
    return fault;
  }
}
