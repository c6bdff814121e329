import { and, asc, eq, sql } from "drizzle-orm";
import { memberships, rolePermissions, roles, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Permission } from "@/lib/tenancy/permission";

/** A role with what it gives and how many have it. */
export type RoleInUse = {
  id: string;
  key: string;
  name: string;
  isBuiltIn: boolean;
  permissions: Permission[];
  people: number;
};

// Named by hand: in a query of one table Drizzle leaves the table's name off.
const given = sql<Permission[]>`array(select p.permission_key from ${rolePermissions} p
  where p.organization_id = roles.organization_id and p.role_id = roles.id)`;
const people = sql<number>`(select count(*) from ${userRoles} u
  join ${memberships} m on m.organization_id = u.organization_id and m.id = u.membership_id and m.status <> 'removed'
  where u.organization_id = roles.organization_id and u.role_id = roles.id)`.mapWith(Number);

/** The organisation's roles: the built-in ones, what gives most first, then its own by name; a hundred at most. */
export async function listRolesInUse(
  tx: TenantTx,
  organizationId: string,
  id?: string,
): Promise<RoleInUse[]> {
  return tx
    .select({
      id: roles.id,
      key: roles.key,
      name: roles.name,
      isBuiltIn: roles.isBuiltIn,
      permissions: given,
      people,
    })
    .from(roles)
    .where(and(eq(roles.organizationId, organizationId), id ? eq(roles.id, id) : undefined))
    .orderBy(
      sql`${roles.isBuiltIn} desc`,
      sql`case when ${roles.isBuiltIn} then -cardinality(${given}) end`,
      asc(roles.name),
    )
    .limit(100);
}
