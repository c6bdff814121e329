import { sql } from "drizzle-orm";
import { listBrokenInvariants } from "@/lib/payments/invariants";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Job: throws, naming the rows, when money of the organisation does not add up; the failed job is the alarm. */
export async function checkInvariants(organizationId: string): Promise<"held"> {
  const broken = await withTenant({ kind: "system", organizationId }, async (tx) => {
    // Nobody waits for it, and of millions of lines it takes longer than a page may.
    await tx.execute(sql`set local statement_timeout = '5min'`);
    return listBrokenInvariants(tx);
  });
  if (broken.length === 0) return "held";
  const named = broken.map(({ key, ids }) => `${key} (${ids.join(", ")})`).join("; ");
  throw new Error(`Money does not add up: ${named}`);
}
