import { and, eq, gt, ne, or } from "drizzle-orm";
import { teamInvitations } from "@/lib/db/schema/team";
import { applyInvitationEvent } from "@/lib/tenancy/apply-invitation-event";
import { clerkClient } from "@/lib/tenancy/clerk-client";
import { invitationIdIn } from "@/lib/tenancy/clerk-event";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { asInstallation } from "./ask-database";
import type { Comparison } from "./drift";
import { pagesOf } from "./pages";

type Organization = { id: string; clerkId: string };
type Theirs = { id: string; status?: string; expiresAt?: number; publicMetadata: unknown };

const lookedBackDays = 30;

/** An invitation that Clerk has revoked is open no more here, and one that ended here lets nobody in there. */
export async function compareInvitations(comparison: Comparison, organization: Organization): Promise<void> {
  const ours = await mirroredInvitations(organization);
  if (ours.size === 0) return;
  const { organizations } = clerkClient();
  const list = (at: { limit: number; offset: number }) =>
    organizations.getOrganizationInvitationList({
      organizationId: organization.clerkId,
      status: ["pending", "revoked"],
      ...at,
    });
  for await (const page of pagesOf(comparison, list))
    for (const theirs of page) {
      const status = ours.get(invitationIdIn(theirs.publicMetadata) ?? "");
      if (status === "pending" && theirs.status === "revoked")
        await endHere(comparison, organization, theirs);
      if (status === "revoked" && theirs.status === "pending")
        await endThere(comparison, organization, theirs);
    }
}

/** By id, how each stands: those that are open, and those that ended not long ago. */
async function mirroredInvitations({ id }: Organization): Promise<Map<string, string>> {
  const i = teamInvitations;
  const since = new Date(Date.now() - lookedBackDays * 86_400_000);
  const rows = await withTenant({ kind: "system", organizationId: id }, (tx) =>
    tx
      .select({ id: i.id, status: i.status })
      .from(i)
      .where(
        and(
          eq(i.organizationId, id),
          ne(i.status, "accepted"),
          or(eq(i.status, "pending"), gt(i.endedAt, since)),
        ),
      ),
  );
  return new Map(rows.map((row) => [row.id, row.status]));
}

async function endHere({ report }: Comparison, { clerkId }: Organization, theirs: Theirs): Promise<void> {
  const isMended = await asInstallation((tx) =>
    applyInvitationEvent(tx, {
      clerkId: theirs.id,
      organizationClerkId: clerkId,
      invitationId: invitationIdIn(theirs.publicMetadata),
      status: "revoked",
      expiresAt: null,
    }),
  );
  // The id of an earlier letter for the same invitation ends nothing.
  if (isMended) await report("invitation-revoked", theirs.id, true);
}

async function endThere(
  { ask, report }: Comparison,
  { clerkId }: Organization,
  { id }: Theirs,
): Promise<void> {
  const { organizations } = clerkClient();
  const end = { organizationId: clerkId, invitationId: id };
  await ask(() => organizations.revokeOrganizationInvitation(end)).catch((error: { status?: number }) => {
    // Accepted, revoked or run out a moment ago: it is open no more.
    if (error.status !== 400 && error.status !== 404) throw error;
  });
  await report("invitation-left-over", id, true);
}
