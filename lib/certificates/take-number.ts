import { sql } from "drizzle-orm";
import { certificateCounters } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { invariant } from "@/lib/invariant";
import type { CertificateFacts } from "./facts";

/**
 * Takes the next number of a series in the tax year of issue. The counter's row stays locked until the
 * transaction ends, so call it last: numbers have no gap, and a rolled back certificate gives its number back.
 */
export async function takeNumber(
  tx: TenantTx,
  counter: { organizationId: string; series: CertificateFacts["series"]; taxYear: number },
): Promise<{ sequence: number; number: string }> {
  const [taken] = await tx
    .insert(certificateCounters)
    .values({ ...counter, lastNumber: 1 })
    .onConflictDoUpdate({
      target: [certificateCounters.organizationId, certificateCounters.series, certificateCounters.taxYear],
      set: { lastNumber: sql`${certificateCounters.lastNumber} + 1`, updatedAt: sql`now()` },
    })
    .returning({ sequence: certificateCounters.lastNumber });
  invariant(taken, "a counter always gives a number");
  return { sequence: taken.sequence, number: printed(counter.taxYear, taken.sequence) };
}

/** "2027-000042". */
function printed(taxYear: number, sequence: number): string {
  return `${taxYear}-${String(sequence).padStart(6, "0")}`;
}
