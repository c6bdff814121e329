import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

export const faultKinds = ["500", "timeout", "cut", "slow", "409", "412", "429"] as const;

const faultInput = z.object({
  kind: z.coerce.string().pipe(z.enum(faultKinds)),
  count: z.number().int().min(1).max(1000).default(1),
  method: z.string().optional(),
  seconds: z.number().min(0).max(60).default(2),
});

export type Fault = z.infer<typeof faultInput>;

/** What a test asked to go wrong with the next requests, oldest wish first. */
export class Faults {
  private wishes: Fault[] = [];
  private taken = 0;

  /** How many requests have suffered one, ever, and how many still will. */
  tally(): { taken: number; waiting: number } {
    return { taken: this.taken, waiting: this.wishes.reduce((sum, { count }) => sum + count, 0) };
  }

  add(json: string): void {
    this.wishes.push(faultInput.parse(JSON.parse(json)));
  }

  clear(): void {
    this.wishes = [];
  }

  /** The fault that this request must suffer, counted off; null where none is left for its method. */
  take(method: string): Fault | null {
    const fault = this.wishes.find((wish) => wish.method === undefined || wish.method === method);
    if (!fault) return null;
    this.taken += 1;
    fault.count -= 1;
    if (fault.count === 0) this.wishes.splice(this.wishes.indexOf(fault), 1);
    return fault;
  }
}

/**
 * Sends an answer the way the fault wants it: `cut` breaks the connection after the work was done (half of a body
 * that is being read, no answer at all to a write), `slow` waits first. Other kinds never get as far as an answer.
 */
export async function answer(
  response: ServerResponse,
  fault: Fault | null,
  reply: { status: number; headers: Record<string, string>; body: Buffer },
): Promise<void> {
  if (fault?.kind === "slow") await wait(fault.seconds * 1000, undefined, { ref: false });
  if (fault?.kind === "cut") {
    if (reply.body.length === 0) return void response.destroy();
    response.writeHead(reply.status, reply.headers);
    response.write(reply.body.subarray(0, reply.body.length >> 1), () => response.destroy());
    return;
  }
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
