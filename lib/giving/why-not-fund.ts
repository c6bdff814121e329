import { and, eq } from "drizzle-orm";
import { funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** Why a campaign cannot collect for a fund, locked against being closed at the same moment; null where it can. */
export async function whyNotFund(
  tx: TenantTx,
  organizationId: string,
  fundId: string,
): Promise<"unknown-fund" | "fund-closed" | null> {
  const [fund] = await tx
    .select({ closedAt: funds.closedAt })
    .from(funds)
    .where(and(eq(funds.organizationId, organizationId), eq(funds.id, fundId)))
    .for("share");
  if (!fund) return "unknown-fund";
  return fund.closedAt ? "fund-closed" : null;
}
