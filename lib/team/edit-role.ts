import { and, eq, inArray } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { rolePermissions, roles, userRoles } from "@/lib/db/schema/tenancy";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { holdRole } from "./hold-role";
import { type RoleInput, roleInput } from "./role-input";

export type EditRole =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "unknown-role" | "built-in" | "more-than-own" | "name-taken" };

/**
 * Renames a role of the organisation's own and says anew what it gives, from the next request of everybody who has
 * it. Nobody touches a role that holds, or would hold, more than they do.
 */
export async function editRole(
  member: Member,
  { roleId, input }: { roleId: string; input: RoleInput },
): Promise<EditRole> {
  if (lacks(member, "team:define-roles")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { name, permissions } = roleInput.parse(input);
  if (grantsMore(member, permissions)) return { ok: false, reason: "more-than-own" };
  const { organizationId } = member;
  try {
    return await withTenant(member, async (tx): Promise<EditRole> => {
      const role = await holdRole(tx, organizationId, roleId);
      if (!role) return { ok: false, reason: "unknown-role" };
      if (role.isBuiltIn) return { ok: false, reason: "built-in" };
      if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" };
      const added = permissions.filter((permission) => !role.permissions.includes(permission));
      const removed = role.permissions.filter((permission) => !permissions.includes(permission));
      const isRenamed = name !== role.name;
      if (!isRenamed && added.length + removed.length === 0) return { ok: true };
      const ofRole = and(eq(roles.organizationId, organizationId), eq(roles.id, roleId));
      if (isRenamed) await tx.update(roles).set({ name }).where(ofRole);
      if (removed.length > 0)
        await tx
          .delete(rolePermissions)
          .where(
            and(
              eq(rolePermissions.organizationId, organizationId),
              eq(rolePermissions.roleId, roleId),
              inArray(rolePermissions.permissionKey, removed),
            ),
          );
      if (added.length > 0)
        await tx
          .insert(rolePermissions)
          .values(added.map((permissionKey) => ({ organizationId, roleId, permissionKey })));
      const holders = await tx
        .select({ id: userRoles.membershipId })
        .from(userRoles)
        .where(and(eq(userRoles.organizationId, organizationId), eq(userRoles.roleId, roleId)));
      for (const { id } of holders) await enqueue(tx, "team.settle-membership", { organizationId, id });
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "role.edited",
        subjectType: "role",
        subjectId: roleId,
        details: { isRenamed, added: added.join(" "), removed: removed.join(" ") },
      });
      return { ok: true };
    });
  } catch (error) {
    if (violates(error, "roles_name")) return { ok: false, reason: "name-taken" };
    throw error;
  }
}
