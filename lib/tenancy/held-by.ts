import { and, eq } from "drizzle-orm";
import { rolePermissions, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Permission } from "./permission";

/** What a colleague's roles give, whether or not they are limited to campaigns. */
export async function findHeldBy(
  tx: TenantTx,
  organizationId: string,
  membershipId: string,
): Promise<Permission[]> {
  const held = await tx
    .selectDistinct({ permission: rolePermissions.permissionKey })
    .from(userRoles)
    .innerJoin(
      rolePermissions,
      and(
        eq(rolePermissions.organizationId, userRoles.organizationId),
        eq(rolePermissions.roleId, userRoles.roleId),
      ),
    )
    .where(and(eq(userRoles.organizationId, organizationId), eq(userRoles.membershipId, membershipId)));
  return held.map(({ permission }) => permission as Permission);
}
