import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { organizations } from "@/lib/db/schema/organizations";
import { memberships, rolePermissions, roles, userRoles } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "@/lib/new-id";
import { type Member, type NotFresh, notFresh } from "./actor";
import { grantsMore, isStale, lacks } from "./ask-permission";
import { joinInClerk } from "./connect-organization";
import { enterUser } from "./enter-user";
import { markOnboarded } from "./mark-onboarded";
import type { Permission } from "./permission";
import { withTenant } from "./with-tenant";

export type AddColleague =
  | { ok: true; membershipId: string }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "unknown-role" | "more-than-own" };

/**
 * Gives a person who has an account a role in the member's organisation, here and in Clerk. Nobody grants what
 * they do not hold. Repeating it changes nothing; a membership that waited for an owner becomes active.
 */
export async function addColleague(
  member: Member,
  { clerkId, roleKey }: { clerkId: string; roleKey: string },
): Promise<AddColleague> {
  if (lacks(member, "team:invite")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  const { userId } = await enterUser(clerkId);
  const added = await withTenant(member, async (tx) => {
    const role = await findRole(tx, organizationId, roleKey);
    if (!role) return { ok: false, reason: "unknown-role" } as const;
    if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" } as const;
    const membershipId = await activate(tx, organizationId, userId);
    const granted = await tx
      .insert(userRoles)
      .values({ organizationId, membershipId, roleId: role.id })
      .onConflictDoNothing()
      .returning({ id: userRoles.id });
    await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
    if (granted.length > 0)
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "colleague.added",
        subjectType: "membership",
        subjectId: membershipId,
        details: { role: roleKey },
      });
    const [organization] = await tx
      .select({ clerkId: organizations.clerkId })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    return { ok: true, membershipId, organizationClerkId: organization?.clerkId ?? null } as const;
  });
  if (!added.ok) return added;
  if (added.organizationClerkId) await joinInClerk(added.organizationClerkId, clerkId);
  await markOnboarded(clerkId);
  return { ok: true, membershipId: added.membershipId };
}

async function findRole(tx: TenantTx, organizationId: string, roleKey: string) {
  const rows = await tx
    .select({ id: roles.id, permission: rolePermissions.permissionKey })
    .from(roles)
    .innerJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, roles.organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(and(eq(roles.organizationId, organizationId), eq(roles.key, roleKey)));
  return rows[0] && { id: rows[0].id, permissions: rows.map(({ permission }) => permission as Permission) };
}

async function activate(tx: TenantTx, organizationId: string, userId: string): Promise<string> {
  const [membership] = await tx
    .insert(memberships)
    .values({ organizationId, id: newId(), userId, status: "active" })
    .onConflictDoUpdate({
      target: [memberships.organizationId, memberships.userId],
      set: { status: "active", updatedAt: sql`now()` },
    })
    .returning({ id: memberships.id });
  return membership!.id;
}
