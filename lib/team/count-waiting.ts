import { and, count, eq } from "drizzle-orm";
import { memberships } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** How many people wait for an owner to let them in. */
export async function countWaiting(tx: TenantTx, organizationId: string): Promise<number> {
  const [found] = await tx
    .select({ count: count() })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.status, "waiting")));
  return found?.count ?? 0;
}
