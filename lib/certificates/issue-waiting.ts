import { and, asc, eq, isNotNull, lt, not, notExists, or, sql } from "drizzle-orm";
import { certificateLines } from "@/lib/db/schema/certificates";
import { donations, donationTaxDetails } from "@/lib/db/schema/giving";
import { organizationTaxDetails } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { toEligibleFund } from "@/lib/giving/donation-filter";
import { enqueue } from "@/lib/jobs/enqueue";
import { withTenant } from "@/lib/tenancy/with-tenant";

const batchLimit = 500;
/** A gift that has just come has its own job on the way. */
const settledAfterMinutes = 10;

/**
 * Asks again for certificates that something stood in the way of: a letter not yet approved, a fund not yet
 * eligible, a day not yet confirmed. What was on a certificate before is a person's to decide. Says how many.
 */
export async function issueWaiting(organizationId: string, now = new Date()): Promise<number> {
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const waiting = await listWaiting(tx, organizationId, now);
    for (const { id } of waiting) await enqueue(tx, "certificate.issue", { organizationId, id });
    return waiting.length;
  });
}

function listWaiting(tx: TenantTx, organizationId: string, now: Date) {
  const settledBefore = new Date(now.getTime() - settledAfterMinutes * 60_000);
  return tx
    .select({ id: donations.id })
    .from(donations)
    .innerJoin(
      donationTaxDetails,
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donations.id),
      ),
    )
    .innerJoin(organizationTaxDetails, eq(organizationTaxDetails.organizationId, organizationId))
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.status, "completed"),
        eq(donations.kind, "money"),
        eq(donations.wantsCertificate, true),
        lt(donations.completedAt, settledBefore),
        eq(donations.isCertified, false),
        toEligibleFund(organizationId),
        eq(organizationTaxDetails.approval, "approved"),
        isNotNull(donationTaxDetails.taxReferenceHmac),
        or(isNotNull(donations.receiptConfirmedAt), not(nearYearEnd)),
        notExists(
          tx
            .select({ id: certificateLines.id })
            .from(certificateLines)
            .where(
              and(
                eq(certificateLines.organizationId, organizationId),
                eq(certificateLines.donationId, donations.id),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(donations.completedAt))
    .limit(batchLimit);
}

const nearYearEnd = sql`to_char(${donations.receivedOn}, 'MM-DD') between '02-27' and '03-02'`;
