import { and, eq, isNull, sql } from "drizzle-orm";
import { paymentAccounts } from "@/lib/db/schema/payments";
import { enqueue } from "@/lib/jobs/enqueue";
import { judgeRefusedAgain } from "@/lib/payments/keep-payfast-account";
import { withTenant } from "@/lib/tenancy/with-tenant";

/**
 * Job, due when payout details start by themselves: giving pages show them now, and what PayFast told of them before
 * is judged again. Withdrawn meanwhile, they start nothing. Throws where it is not time yet, to be tried again.
 */
export async function startPayouts({
  organizationId,
  id,
}: {
  organizationId: string;
  id: string;
}): Promise<"started" | "withdrawn"> {
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const [details] = await tx
      .select({ hasStarted: sql<boolean>`${paymentAccounts.startsAt} <= now()` })
      .from(paymentAccounts)
      .where(
        and(
          eq(paymentAccounts.organizationId, organizationId),
          eq(paymentAccounts.id, id),
          isNull(paymentAccounts.withdrawnAt),
        ),
      );
    if (!details) return "withdrawn";
    if (!details.hasStarted) throw new Error("These payout details have not started yet");
    await judgeRefusedAgain(tx, organizationId);
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    return "started";
  });
}
