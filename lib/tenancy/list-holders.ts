import { and, eq } from "drizzle-orm";
import { memberships, rolePermissions, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Permission } from "./permission";

/** The memberships of colleagues who can come in and hold a permission that concerns the whole organisation. */
export async function listHolders(
  tx: TenantTx,
  organizationId: string,
  permission: Permission,
): Promise<string[]> {
  const found = await tx
    .selectDistinct({ id: memberships.id })
    .from(memberships)
    .innerJoin(
      userRoles,
      and(eq(userRoles.organizationId, organizationId), eq(userRoles.membershipId, memberships.id)),
    )
    .innerJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, userRoles.roleId)),
    )
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.status, "active"),
        eq(memberships.isLimited, false),
        eq(rolePermissions.permissionKey, permission),
      ),
    );
  return found.map(({ id }) => id);
}
