import { and, eq } from "drizzle-orm";
import { rolePermissions, roles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isId } from "@/lib/new-id";
import type { Permission } from "@/lib/tenancy/permission";

/** A role with what it gives, held until the transaction ends; null where it is not there. */
export async function holdRole(tx: TenantTx, organizationId: string, roleId: string) {
  if (!isId(roleId)) return null;
  const [role] = await tx
    .select({ id: roles.id, name: roles.name, isBuiltIn: roles.isBuiltIn })
    .from(roles)
    .where(and(eq(roles.organizationId, organizationId), eq(roles.id, roleId)))
    .for("update");
  if (!role) return null;
  const given = await tx
    .select({ permission: rolePermissions.permissionKey })
    .from(rolePermissions)
    .where(and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roleId)));
  return { ...role, permissions: given.map(({ permission }) => permission as Permission) };
}
