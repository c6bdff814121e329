import { and, eq } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { teamInvitations } from "@/lib/db/schema/team";
import { rolePermissions, roles, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { holdRole } from "./hold-role";

export type DeleteRole =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "unknown-role" | "built-in" | "more-than-own" | "in-use" };

/** Takes a role of the organisation's own away. One that somebody has, or is invited to, stays. */
export async function deleteRole(member: Member, roleId: string): Promise<DeleteRole> {
  if (lacks(member, "team:define-roles")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  try {
    return await withTenant(member, async (tx): Promise<DeleteRole> => {
      const role = await holdRole(tx, organizationId, roleId);
      if (!role) return { ok: false, reason: "unknown-role" };
      if (role.isBuiltIn) return { ok: false, reason: "built-in" };
      if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" };
      if (await isInUse(tx, organizationId, roleId)) return { ok: false, reason: "in-use" };
      await tx
        .delete(rolePermissions)
        .where(and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, roleId)));
      await tx.delete(roles).where(and(eq(roles.organizationId, organizationId), eq(roles.id, roleId)));
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "role.deleted",
        subjectType: "role",
        subjectId: roleId,
        details: { gave: role.permissions.join(" ") },
      });
      return { ok: true };
    });
  } catch (error) {
    // Given to somebody a moment ago.
    if (violates(error, "user_roles_organization_id_role_id_roles_organization_id_id_fk"))
      return { ok: false, reason: "in-use" };
    throw error;
  }
}

async function isInUse(tx: TenantTx, organizationId: string, roleId: string): Promise<boolean> {
  const given = await tx
    .select({ id: userRoles.id })
    .from(userRoles)
    .where(and(eq(userRoles.organizationId, organizationId), eq(userRoles.roleId, roleId)))
    .limit(1);
  const promised = await tx
    .select({ id: teamInvitations.id })
    .from(teamInvitations)
    .where(
      and(
        eq(teamInvitations.organizationId, organizationId),
        eq(teamInvitations.roleId, roleId),
        eq(teamInvitations.status, "pending"),
      ),
    )
    .limit(1);
  return given.length + promised.length > 0;
}
