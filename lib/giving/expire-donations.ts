import { and, eq, inArray, lt } from "drizzle-orm";
import { donations } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** PayFast tells nothing of a checkout that was left; after three days nobody comes back to one. */
const abandonedAfterDays = 3;
const batchLimit = 500;

/**
 * Closes checkouts that were started and never paid, oldest first, and says how many. A payment that still
 * arrives for one is booked all the same.
 */
export async function expireDonations(organizationId: string, now: Date): Promise<number> {
  const startedBefore = new Date(now.getTime() - abandonedAfterDays * 86_400_000);
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const abandoned = await tx
      .select({ id: donations.id })
      .from(donations)
      .where(
        and(
          eq(donations.organizationId, organizationId),
          eq(donations.status, "pending"),
          lt(donations.createdAt, startedBefore),
        ),
      )
      .orderBy(donations.createdAt)
      .limit(batchLimit)
      .for("update", { skipLocked: true });
    const ids = abandoned.map((donation) => donation.id);
    if (ids.length === 0) return 0;
    await tx
      .update(donations)
      .set({ status: "expired" })
      .where(and(eq(donations.organizationId, organizationId), inArray(donations.id, ids)));
    await tx
      .update(payments)
      .set({ status: "failed" })
      .where(
        and(
          eq(payments.organizationId, organizationId),
          inArray(payments.donationId, ids),
          eq(payments.status, "started"),
        ),
      );
    return ids.length;
  });
}
