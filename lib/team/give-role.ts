import { and, eq, ne } from "drizzle-orm";
import { violates } from "@/lib/db/database-error";
import { userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** Makes this the one role of a colleague. */
export async function giveRole(
  tx: TenantTx,
  { organizationId, membershipId, roleId }: { organizationId: string; membershipId: string; roleId: string },
): Promise<void> {
  await tx.insert(userRoles).values({ organizationId, membershipId, roleId }).onConflictDoNothing();
  await tx
    .delete(userRoles)
    .where(
      and(
        eq(userRoles.organizationId, organizationId),
        eq(userRoles.membershipId, membershipId),
        ne(userRoles.roleId, roleId),
      ),
    );
}

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
