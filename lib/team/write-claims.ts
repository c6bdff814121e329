import { and, eq } from "drizzle-orm";
import { memberships, rolePermissions, roles, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { clerkClient } from "@/lib/tenancy/clerk-client";
import type { Permission } from "@/lib/tenancy/permission";
import { keptWhileLimited } from "@/lib/tenancy/policy";
import { claimsOf, type RoleClaims } from "@/lib/tenancy/role-claims";

/** What the session tokens of a member are to say of their role here. */
export async function findClaims(
  tx: TenantTx,
  organizationId: string,
  membershipId: string,
): Promise<RoleClaims> {
  const held = await tx
    .select({
      role: roles.key,
      name: roles.name,
      permission: rolePermissions.permissionKey,
      isLimited: memberships.isLimited,
    })
    .from(memberships)
    .innerJoin(
      userRoles,
      and(eq(userRoles.organizationId, organizationId), eq(userRoles.membershipId, memberships.id)),
    )
    .innerJoin(roles, and(eq(roles.organizationId, organizationId), eq(roles.id, userRoles.roleId)))
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, membershipId)))
    .orderBy(roles.name);
  const permissions = held
    .map(({ permission }) => permission as Permission | null)
    .filter((permission) => permission !== null)
    .filter((permission) => !held[0]?.isLimited || keptWhileLimited.includes(permission));
  return claimsOf(held[0]?.role ?? null, permissions);
}

/** Writes the claims into the membership at Clerk, from where the next session token takes them. */
export async function writeClaims(
  organizationClerkId: string,
  userClerkId: string,
  publicMetadata: RoleClaims,
): Promise<void> {
  await clerkClient().organizations.updateOrganizationMembershipMetadata({
    organizationId: organizationClerkId,
    userId: userClerkId,
    publicMetadata,
  });
}
