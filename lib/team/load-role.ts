import { and, eq } from "drizzle-orm";
import { rolePermissions, roles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Permission } from "@/lib/tenancy/permission";

export type Role = { id: string; key: string; permissions: Permission[] };

/** One of the organisation's roles with what it gives, by its key; null for none. */
export async function loadRole(tx: TenantTx, organizationId: string, key: string): Promise<Role | null> {
  const found = await tx
    .select({ id: roles.id, permission: rolePermissions.permissionKey })
    .from(roles)
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(and(eq(roles.organizationId, organizationId), eq(roles.key, key)));
  if (!found[0]) return null;
  const permissions = found.flatMap(({ permission }) => (permission ? [permission as Permission] : []));
  return { id: found[0].id, key, permissions };
}
