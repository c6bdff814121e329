import { sql } from "drizzle-orm";
import { newId } from "@/lib/new-id";
import { clerkClient } from "./clerk-client";
import { invitationIdIn } from "./clerk-event";
import { enterUser } from "./enter-user";
import { markOnboarded } from "./mark-onboarded";
import { takeUpInvitation } from "./take-up-invitation";
import { withTenant } from "./with-tenant";

/**
 * Lets a signed-in person into the organisations whose invitation they have accepted in Clerk, where the webhook
 * that tells of it has not come yet. Repeating it changes nothing. Says whether they have a place to work now.
 */
export async function joinByInvitation(clerkId: string): Promise<boolean> {
  const { data } = await clerkClient().users.getOrganizationMembershipList({ userId: clerkId, limit: 100 });
  const arrivals = data.flatMap(({ id, organization, publicMetadata, updatedAt }) => {
    const invitationId = invitationIdIn(publicMetadata);
    return invitationId ? [{ id, organizationClerkId: organization.id, invitationId, updatedAt }] : [];
  });
  if (arrivals.length === 0) return false;
  await enterUser(clerkId);
  const joined = await withTenant({ kind: "inbox", organizationId: null }, async (tx) => {
    let isMember = false;
    for (const { id, organizationClerkId, invitationId, updatedAt } of arrivals) {
      const changedAt = new Date(updatedAt).toISOString();
      await tx.execute(
        sql`select app.mirror_membership(${newId()}, ${id}, ${organizationClerkId}, ${clerkId}, ${changedAt}, false)`,
      );
      const taken = await takeUpInvitation(tx, { organizationClerkId, userClerkId: clerkId, invitationId });
      isMember ||= taken;
    }
    return isMember;
  });
  if (joined) await markOnboarded(clerkId);
  return joined;
}
