import { and, eq } from "drizzle-orm";
import { memberships, rolePermissions, roles, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isId } from "@/lib/new-id";
import type { Permission } from "@/lib/tenancy/permission";
import type { Colleague } from "./colleague";

/** A colleague, held until the transaction ends; null for nobody, and for somebody who has left. */
export async function loadColleague(
  tx: TenantTx,
  organizationId: string,
  membershipId: string,
): Promise<Colleague | null> {
  if (!isId(membershipId)) return null;
  const [membership] = await tx
    .select({ userId: memberships.userId, status: memberships.status })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, membershipId)))
    .for("update");
  if (!membership || membership.status === "removed") return null;
  const held = await tx
    .select({ role: roles.key, permission: rolePermissions.permissionKey })
    .from(userRoles)
    .innerJoin(roles, and(eq(roles.organizationId, organizationId), eq(roles.id, userRoles.roleId)))
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(and(eq(userRoles.organizationId, organizationId), eq(userRoles.membershipId, membershipId)));
  return {
    membershipId,
    ...membership,
    roleKeys: [...new Set(held.map(({ role }) => role))],
    permissions: [
      ...new Set(held.flatMap(({ permission }) => (permission ? [permission as Permission] : []))),
    ],
  };
}
