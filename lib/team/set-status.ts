import { and, eq } from "drizzle-orm";
import { memberships } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** How the membership stands from now on; the next request of the colleague feels it. */
export async function setStatus(
  tx: TenantTx,
  organizationId: string,
  membershipId: string,
  status: "active" | "suspended" | "removed",
): Promise<void> {
  await tx
    .update(memberships)
    .set({ status })
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, membershipId)));
}
