import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import type { Member } from "./actor";
import { askClerk } from "./ask-clerk";
import { clerkClient, clerkRefusedWith } from "./clerk-client";
import { withTenant } from "./with-tenant";

/**
 * Makes the organisation in Clerk, without a creator, and the member an org:member there: Clerk's own browser API
 * can then do nothing behind our policies. Repeating it finds what was made; the webhooks that follow, whichever
 * comes first, change nothing more.
 */
export async function connectOrganization(member: Member): Promise<string> {
  const { organizationId } = member;
  const known = await withTenant(member, async (tx) => {
    const [row] = await tx
      .select({ clerkId: organizations.clerkId })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    return row?.clerkId;
  });
  const organizationClerkId = known ?? (await makeInClerk(member));
  if (!known)
    await withTenant(member, (tx) =>
      tx
        .update(organizations)
        .set({ clerkId: organizationClerkId })
        .where(and(eq(organizations.id, organizationId), isNull(organizations.clerkId))),
    );
  await joinInClerk(organizationClerkId, member.clerkId);
  return organizationClerkId;
}

/** Adds a person to the organisation in Clerk and notes Clerk's id of the membership. Repeating it changes nothing. */
export async function joinInClerk(
  organizationClerkId: string,
  userClerkId: string,
  actor: "inbox" | "system" = "inbox",
): Promise<void> {
  const note = (query: SQL) =>
    withTenant({ kind: actor, organizationId: null }, async (tx) => void (await tx.execute(query)));
  await note(sql`select app.expect_membership(${organizationClerkId}, ${userClerkId})`);
  const membership = await askClerk(() => findOrJoin(organizationClerkId, userClerkId));
  const changedAt = new Date(membership.updatedAt).toISOString();
  await note(
    sql`select app.link_membership(${membership.id}, ${organizationClerkId}, ${userClerkId}, ${changedAt})`,
  );
}

/** Our own id is the slug in Clerk, so that a second attempt finds what a broken first one made. */
async function makeInClerk({ organizationId, organizationName }: Member): Promise<string> {
  const { organizations } = clerkClient();
  const publicMetadata = { nikaId: organizationId };
  try {
    const made = await organizations.createOrganization({
      name: organizationName,
      slug: organizationId,
      publicMetadata,
    });
    return made.id;
  } catch (error) {
    const earlier = await organizations.getOrganization({ slug: organizationId }).catch(() => null);
    if (earlier?.publicMetadata?.nikaId === organizationId) return earlier.id;
    throw error;
  }
}

async function findOrJoin(
  organizationId: string,
  userId: string,
): Promise<{ id: string; updatedAt: number }> {
  const { organizations } = clerkClient();
  try {
    return await organizations.createOrganizationMembership({ organizationId, userId, role: "org:member" });
  } catch (error) {
    if (!clerkRefusedWith(error, "already_a_member_in_organization")) throw error;
    const { data } = await organizations.getOrganizationMembershipList({ organizationId, userId: [userId] });
    if (!data[0]) throw error;
    return data[0];
  }
}
