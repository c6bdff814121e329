import { sql } from "drizzle-orm";
import { enqueue } from "@/lib/jobs/enqueue";
import { asOperator, type Operator } from "./operator";

export type ReplayClerkEvent = { ok: true } | { ok: false; reason: "nothing-to-do" };

/** Has an event of Clerk's that has not been applied tried again. One that has been stays as it is. */
export async function replayClerkEvent(operator: Operator, id: string): Promise<ReplayClerkEvent> {
  return asOperator(operator, async (tx) => {
    const answer = await tx.execute(sql`select app.replay_clerk_event(${id}) as "isStuck"`);
    const [row] = (answer as unknown as { rows: { isStuck: boolean }[] }).rows;
    if (!row?.isStuck) return { ok: false, reason: "nothing-to-do" };
    await enqueue(tx, "clerk.apply-event", { organizationId: null, id });
    return { ok: true };
  });
}
