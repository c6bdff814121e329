import type { SQL } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Work of the installation itself, in no organisation. */
export const asInstallation = <T>(work: (tx: TenantTx) => Promise<T>): Promise<T> =>
  withTenant({ kind: "system", organizationId: null }, work);

export async function rowsOf<Row>(query: SQL): Promise<Row[]> {
  const { rows } = (await asInstallation((tx) => tx.execute(query))) as unknown as { rows: Row[] };
  return rows;
}
