import { and, eq, isNull } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { teamInvitations } from "@/lib/db/schema/team";
import { memberships, users } from "@/lib/db/schema/tenancy";
import { env } from "@/lib/env";
import { clerkClient, clerkRefusedWith } from "@/lib/tenancy/clerk-client";
import { removeInClerk } from "@/lib/tenancy/remove-in-clerk";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Job = { organizationId: string; id: string };
const daysOpen = 7;

/**
 * Job: brings Clerk to what an invitation's row says, from wherever the last attempt broke off. An open one is sent,
 * once; an ended one is revoked. Clerk carries our id with it, so that each side knows the other's.
 */
export async function settleInvitation(job: Job): Promise<"sent" | "revoked" | "refused" | "nothing-owed"> {
  const row = await load(job);
  if (!row) return "nothing-owed";
  if (row.status === "revoked") return (await revokeAll(row, job.id)) ? "revoked" : "nothing-owed";
  if (row.status !== "pending" || row.clerkId || row.failure) return "nothing-owed";
  const sent = await send(row, job.id);
  if (typeof sent === "string") {
    await note(job, { failure: sent });
    return "refused";
  }
  const sentAt = new Date(sent.createdAt);
  const expiresAt = new Date(sentAt.getTime() + daysOpen * 86_400_000);
  if (await note(job, { clerkId: sent.id, sentAt, expiresAt })) return "sent";
  // It was taken back while it was on its way.
  const now = await load(job);
  return now?.status === "revoked" && (await revokeAll(row, job.id)) ? "revoked" : "nothing-owed";
}

type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

async function load({ organizationId, id }: Job) {
  const found = await withTenant({ kind: "system", organizationId }, async (tx) => {
    const [row] = await tx
      .select({
        email: teamInvitations.email,
        status: teamInvitations.status,
        clerkId: teamInvitations.clerkId,
        failure: teamInvitations.failure,
        organizationClerkId: organizations.clerkId,
      })
      .from(teamInvitations)
      .innerJoin(organizations, eq(organizations.id, teamInvitations.organizationId))
      .where(and(eq(teamInvitations.organizationId, organizationId), eq(teamInvitations.id, id)));
    return row;
  });
  if (!found) return null;
  const { organizationClerkId } = found;
  if (!organizationClerkId) throw new Error("The organisation is not in Clerk yet");
  return { ...found, organizationId, organizationClerkId };
}

/** False where the row has moved on in the meantime. */
async function note({ organizationId, id }: Job, what: Partial<typeof teamInvitations.$inferInsert>) {
  return withTenant({ kind: "system", organizationId }, async (tx) => {
    const noted = await tx
      .update(teamInvitations)
      .set(what)
      .where(
        and(
          eq(teamInvitations.organizationId, organizationId),
          eq(teamInvitations.id, id),
          eq(teamInvitations.status, "pending"),
          isNull(teamInvitations.clerkId),
        ),
      )
      .returning({ id: teamInvitations.id });
    return noted.length > 0;
  });
}

type Sent = { id: string; createdAt: number };

async function send(row: Row, id: string, isAgain = false): Promise<Sent | "address" | "member" | "limit"> {
  try {
    return await clerkClient().organizations.createOrganizationInvitation({
      organizationId: row.organizationClerkId,
      emailAddress: row.email,
      role: "org:member",
      redirectUrl: `${env().NIKA_PUBLIC_URL}/accept-invitation`,
      expiresInDays: daysOpen,
      publicMetadata: { nikaInvitationId: id },
    });
  } catch (error) {
    if (clerkRefusedWith(error, "duplicate_record") && !isAgain) {
      const own = (await openInClerk(row)).find((one) => one.publicMetadata?.nikaInvitationId === id);
      if (own) return own;
      await revokeAll(row, null);
      return send(row, id, true);
    }
    if (clerkRefusedWith(error, "already_a_member_in_organization"))
      return !isAgain && (await removeFormer(row)) ? send(row, id, true) : "member";
    const { status } = error as { status?: number };
    if (status === 403) return "limit";
    if (status === 422) return "address";
    throw error;
  }
}

async function openInClerk({ organizationClerkId, email }: Row) {
  const { data } = await clerkClient().organizations.getOrganizationInvitationList({
    organizationId: organizationClerkId,
    status: ["pending"],
    limit: 500,
  });
  return data.filter(({ emailAddress }) => emailAddress.toLowerCase() === email);
}

/** Revokes in Clerk what is open for the address: all, or what bears this id. */
async function revokeAll(row: Row, id: string | null): Promise<boolean> {
  const meant = (await openInClerk(row)).filter(
    (one) => id === null || one.publicMetadata?.nikaInvitationId === id,
  );
  for (const { id: invitationId } of meant)
    await clerkClient()
      .organizations.revokeOrganizationInvitation({
        organizationId: row.organizationClerkId,
        invitationId,
      })
      .catch((error) => {
        // Accepted, revoked or run out a moment ago: it is open no more.
        if ((error as { status?: number }).status !== 400) throw error;
      });
  return meant.length > 0;
}

/** Who was removed here may still be in Clerk, where a job of their own is on its way. */
async function removeFormer({ organizationId, organizationClerkId, email }: Row): Promise<boolean> {
  const [former] = await withTenant({ kind: "system", organizationId }, (tx) =>
    tx
      .select({ clerkId: users.clerkId })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.organizationId, organizationId),
          eq(memberships.status, "removed"),
          eq(users.email, email),
        ),
      ),
  );
  if (!former) return false;
  await removeInClerk(organizationClerkId, former.clerkId);
  return true;
}
