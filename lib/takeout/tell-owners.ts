import { and, eq, isNull } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { memberships, rolePermissions, userRoles, users } from "@/lib/db/schema/tenancy";
import { enqueue } from "@/lib/jobs/enqueue";
import { queueMail } from "@/lib/mail/queue-mail";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Job: writes to each owner of an organisation that has been closed, once, and takes its giving pages down. */
export async function tellOwners({ organizationId }: { organizationId: string }): Promise<number> {
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const owners = await tx
      .selectDistinct({ membershipId: memberships.id })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(
        userRoles,
        and(eq(userRoles.organizationId, organizationId), eq(userRoles.membershipId, memberships.id)),
      )
      .innerJoin(
        rolePermissions,
        and(eq(rolePermissions.organizationId, organizationId), eq(rolePermissions.roleId, userRoles.roleId)),
      )
      .where(
        and(
          eq(memberships.organizationId, organizationId),
          eq(memberships.status, "active"),
          eq(organizations.status, "closed"),
          eq(rolePermissions.permissionKey, "settings:close"),
          isNull(users.deletedAt),
        ),
      );
    for (const { membershipId } of owners)
      await queueMail(tx, { organizationId, kind: "organization-closed", subjectId: membershipId });
    await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
    return owners.length;
  });
}
