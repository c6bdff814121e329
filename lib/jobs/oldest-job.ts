import { sql } from "drizzle-orm";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** For how many seconds the longest-waiting job could have been worked off already; asks the database, so it must answer. */
export async function oldestJobSeconds(): Promise<number> {
  return withTenant({ kind: "public" }, async (tx) => {
    const answer = await tx.execute(sql`select app.oldest_job_seconds() as seconds`);
    return (answer as unknown as { rows: { seconds: number }[] }).rows[0]?.seconds ?? 0;
  });
}
