import { and, eq } from "drizzle-orm";
import { funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** A fund as the ledger knows it, or null. */
export async function findFund(tx: TenantTx, organizationId: string, fundId: string) {
  const [fund] = await tx
    .select({ id: funds.id, name: funds.name, accountCode: funds.accountCode, closedAt: funds.closedAt })
    .from(funds)
    .where(and(eq(funds.organizationId, organizationId), eq(funds.id, fundId)));
  return fund ?? null;
}
