import { and, eq } from "drizzle-orm";
import { rolePermissions, roles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Permission } from "@/lib/tenancy/permission";
import type { RoleView } from "./views";

/** The organisation's roles, what gives most first. */
export async function listRoles(tx: TenantTx, organizationId: string): Promise<RoleView[]> {
  const found = await tx
    .select({
      id: roles.id,
      key: roles.key,
      name: roles.name,
      isBuiltIn: roles.isBuiltIn,
      permission: rolePermissions.permissionKey,
    })
    .from(roles)
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(eq(roles.organizationId, organizationId));
  const byId = new Map<string, RoleView>();
  for (const { permission, ...role } of found) {
    const view = byId.get(role.id) ?? { ...role, permissions: [] };
    if (permission) view.permissions.push(permission as Permission);
    byId.set(role.id, view);
  }
  return [...byId.values()].sort(
    (a, b) => b.permissions.length - a.permissions.length || a.name.localeCompare(b.name),
  );
}
