import { violates } from "@/lib/db/database-error";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** Does what might take away an owner; false where the database kept the last one, and then nothing of it is done. */
export async function unlessLastOwner(tx: TenantTx, work: () => Promise<unknown>): Promise<boolean> {
  try {
    // A savepoint of the same transaction.
    await tx.transaction(work);
    return true;
  } catch (error) {
    if (violates(error, "an_owner_stays")) return false;
    throw error;
  }
}
