import { sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { invariant } from "@/lib/invariant";
import type { CertificateFacts } from "./facts";

/**
 * Takes the next number of a series in the tax year of issue. The counter's row stays locked until the
 * transaction ends, so call it last: numbers have no gap, and a rolled back certificate gives its number back.
 */
export async function takeNumber(
  tx: TenantTx,
  { series, taxYear }: { series: CertificateFacts["series"]; taxYear: number },
): Promise<{ sequence: number; number: string }> {
  const { rows } = (await tx.execute(
    sql`select app.take_number(${series}, ${taxYear}) as sequence`,
  )) as unknown as { rows: { sequence: number }[] };
  const [taken] = rows;
  invariant(taken, "a counter always gives a number");
  return { sequence: taken.sequence, number: printed(taxYear, taken.sequence) };
}

/** "2027-000042". */
function printed(taxYear: number, sequence: number): string {
  return `${taxYear}-${String(sequence).padStart(6, "0")}`;
}
