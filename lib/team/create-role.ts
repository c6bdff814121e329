import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { rolePermissions, roles } from "@/lib/db/schema/tenancy";
import { newId } from "@/lib/new-id";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { keyFor, type RoleInput, roleInput } from "./role-input";

export type CreateRole =
  | { ok: true; roleId: string }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "more-than-own" | "name-taken" };

/** Adds a role of the organisation's own, of no more than the member holds. `id` makes sending it twice one role. */
export async function createRole(member: Member, input: RoleInput, id = newId()): Promise<CreateRole> {
  if (lacks(member, "team:define-roles")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { name, permissions } = roleInput.parse(input);
  if (grantsMore(member, permissions)) return { ok: false, reason: "more-than-own" };
  const { organizationId } = member;
  try {
    return await withTenant(member, async (tx): Promise<CreateRole> => {
      await tx.insert(roles).values({ organizationId, id, key: `${keyFor(name)}-${id.slice(-6)}`, name });
      await tx
        .insert(rolePermissions)
        .values(permissions.map((permissionKey) => ({ organizationId, roleId: id, permissionKey })));
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "role.created",
        subjectType: "role",
        subjectId: id,
        details: { gives: permissions.join(" ") },
      });
      return { ok: true, roleId: id };
    });
  } catch (error) {
    if (violates(error, "roles_organization_id_id_pk")) return { ok: true, roleId: id };
    if (violates(error, "roles_name")) return { ok: false, reason: "name-taken" };
    throw error;
  }
}
