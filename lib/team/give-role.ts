import { and, eq, ne } from "drizzle-orm";
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
