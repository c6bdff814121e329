import { and, eq } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { memberships, users } from "@/lib/db/schema/tenancy";
import { findClaims, writeClaims } from "@/lib/team/write-claims";
import { joinInClerk } from "@/lib/tenancy/connect-organization";
import { markOnboarded } from "@/lib/tenancy/mark-onboarded";
import { removeInClerk } from "@/lib/tenancy/remove-in-clerk";
import { withTenant } from "@/lib/tenancy/with-tenant";

/**
 * Job: brings Clerk to what a membership's row says. Who was removed here leaves there; who belongs here is there,
 * the last owner too, who left by Clerk's own means, with what their session tokens say of their role. As often as
 * it likes.
 */
export async function settleMembership({
  organizationId,
  id,
}: {
  organizationId: string;
  id: string;
}): Promise<"joined" | "removed" | "nothing-owed"> {
  const { row, claims } = await withTenant({ kind: "system", organizationId }, async (tx) => {
    const [row] = await tx
      .select({
        status: memberships.status,
        userClerkId: users.clerkId,
        isDeleted: users.deletedAt,
        organizationClerkId: organizations.clerkId,
        organizationStatus: organizations.status,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.id, id)));
    return { row, claims: await findClaims(tx, organizationId, id) };
  });
  // Clerk forgets the memberships of whom and what it forgets.
  if (!row?.organizationClerkId || row.isDeleted || row.organizationStatus === "closed")
    return "nothing-owed";
  const { status, organizationClerkId, userClerkId } = row;
  if (status === "removed") {
    await removeInClerk(organizationClerkId, userClerkId);
    return "removed";
  }
  if (status !== "active") return "nothing-owed";
  await joinInClerk(organizationClerkId, userClerkId, "system");
  await writeClaims(organizationClerkId, userClerkId, claims);
  await markOnboarded(userClerkId);
  return "joined";
}
