import { and, eq } from "drizzle-orm";
import { teamInvitations } from "@/lib/db/schema/team";
import { rolePermissions, roles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isId } from "@/lib/new-id";
import type { Permission } from "@/lib/tenancy/permission";
import type { Role } from "./load-role";

/** An open invitation, held until the transaction ends, with the role it gives; null once it has ended. */
export async function loadInvitation(
  tx: TenantTx,
  organizationId: string,
  id: string,
): Promise<{ email: string; role: Role | null } | null> {
  if (!isId(id)) return null;
  const [open] = await tx
    .select({ email: teamInvitations.email, roleId: teamInvitations.roleId })
    .from(teamInvitations)
    .where(
      and(
        eq(teamInvitations.organizationId, organizationId),
        eq(teamInvitations.id, id),
        eq(teamInvitations.status, "pending"),
      ),
    )
    .for("update");
  if (!open) return null;
  const { email, roleId } = open;
  if (!roleId) return { email, role: null };
  const given = await tx
    .select({ key: roles.key, permission: rolePermissions.permissionKey })
    .from(roles)
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(and(eq(roles.organizationId, organizationId), eq(roles.id, roleId)));
  const permissions = given.flatMap(({ permission }) => (permission ? [permission as Permission] : []));
  return { email, role: { id: roleId, key: given[0]?.key ?? "", permissions } };
}
