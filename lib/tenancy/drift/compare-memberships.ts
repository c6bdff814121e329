import { sql } from "drizzle-orm";
import { newId } from "@/lib/new-id";
import { clerkClient } from "@/lib/tenancy/clerk-client";
import { invitationIdIn } from "@/lib/tenancy/clerk-event";
import { joinInClerk } from "@/lib/tenancy/connect-organization";
import { mirrorUserNow } from "@/lib/tenancy/mirror-user";
import { takeUpInvitation } from "@/lib/tenancy/take-up-invitation";
import { asInstallation, rowsOf } from "./ask-database";
import type { Comparison } from "./drift";
import { pagesOf } from "./pages";

type Organization = { id: string; clerkId: string };
type InClerk = { clerkId: string; userClerkId: string; invitationId: string | null; changedAt: Date };
type Mirrored = {
  clerkId: string | null;
  userClerkId: string;
  status: "active" | "waiting" | "suspended" | "removed";
  sourceAt: string | Date | null;
};

/** Who is a member in Clerk is one here, and the other way round; what Nika decided here stands. Returns how many Clerk has. */
export async function compareMemberships(
  comparison: Comparison,
  organization: Organization,
): Promise<number> {
  const { organizations } = clerkClient();
  const list = (at: { limit: number; offset: number }) =>
    organizations.getOrganizationMembershipList({ organizationId: organization.clerkId, ...at });
  // Read before Clerk is asked: who joins in between is in Clerk's answer and not missed here.
  const ours = new Map(
    (await mirroredMemberships(organization)).map((row) => [row.userClerkId, row] as const),
  );
  const seen = new Set<string>();
  for await (const page of pagesOf(comparison, list))
    for (const { id, publicUserData, publicMetadata, updatedAt } of page) {
      const userClerkId = publicUserData?.userId;
      if (!userClerkId) continue;
      seen.add(userClerkId);
      const invitationId = invitationIdIn(publicMetadata);
      const theirs = { clerkId: id, userClerkId, invitationId, changedAt: new Date(updatedAt) };
      await bringUpToDate(comparison, organization, theirs, ours.get(userClerkId));
    }
  for (const row of ours.values())
    if (row.status !== "removed" && !seen.has(row.userClerkId))
      await settleUnseen(comparison, organization, row);
  return seen.size;
}

async function bringUpToDate(
  { ask, report }: Comparison,
  organization: Organization,
  theirs: InClerk,
  ours: Mirrored | undefined,
): Promise<void> {
  const { clerkId, userClerkId } = theirs;
  if (!ours) {
    await mirrorUserNow(userClerkId, "system");
    await mirror(organization, theirs, false);
    return report("membership-missing", clerkId, true);
  }
  if (ours.clerkId === null && ours.status !== "removed") {
    await rowsOf(
      sql`select app.link_membership(${clerkId}, ${organization.clerkId}, ${userClerkId}, ${theirs.changedAt.toISOString()})`,
    );
    return report("membership-unlinked", clerkId, true);
  }
  if (ours.clerkId === clerkId && ours.status === "removed") {
    const { organizations } = clerkClient();
    const end = { organizationId: organization.clerkId, userId: userClerkId };
    await ask(() => organizations.deleteOrganizationMembership(end));
    return report("membership-left-over", clerkId, true);
  }
  const isOther = ours.clerkId !== clerkId;
  const isNewer = !ours.sourceAt || new Date(ours.sourceAt) < theirs.changedAt;
  if (!isOther && !isNewer) return;
  await mirror(organization, theirs, false);
  await report(isOther ? "membership-missing" : "membership-outdated", clerkId, true);
}

/** Asked about once more by name, because a list may have moved while it was read. */
async function settleUnseen({ ask, report }: Comparison, organization: Organization, row: Mirrored) {
  const { organizations } = clerkClient();
  const question = { organizationId: organization.clerkId, userId: [row.userClerkId] };
  const { data } = await ask(() => organizations.getOrganizationMembershipList(question));
  if (data.length > 0) return;
  if (row.clerkId === null) {
    if (row.status !== "active") return;
    await joinInClerk(organization.clerkId, row.userClerkId, "system");
    return report("membership-unmade", row.userClerkId, true);
  }
  const { clerkId, userClerkId, sourceAt } = row;
  const changedAt = new Date(sourceAt ?? 0);
  await mirror(organization, { clerkId, userClerkId, invitationId: null, changedAt }, true);
  await report("membership-gone", clerkId, true);
}

/** As the event that was lost would have: an invitation is taken up, and a last owner put back. */
async function mirror({ clerkId: organizationClerkId }: Organization, of: InClerk, isDeleted: boolean) {
  const { clerkId, userClerkId, invitationId, changedAt } = of;
  await asInstallation(async (tx) => {
    await tx.execute(
      sql`select app.mirror_membership(${newId()}, ${clerkId}, ${organizationClerkId}, ${userClerkId}, ${changedAt.toISOString()}, ${isDeleted})`,
    );
    await takeUpInvitation(tx, { organizationClerkId, userClerkId, invitationId, isDeleted });
  });
}

const mirroredMemberships = ({ id }: Organization) =>
  rowsOf<Mirrored>(
    sql`select clerk_id as "clerkId", clerk_user as "userClerkId", status, source_at as "sourceAt"
      from app.mirrored_memberships(${id}) where not user_is_deleted`,
  );
