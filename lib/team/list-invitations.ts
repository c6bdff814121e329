import { and, desc, eq } from "drizzle-orm";
import { teamInvitations } from "@/lib/db/schema/team";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { InvitationView, RoleView } from "./views";

const shownLimit = 200;

/** The organisation's open invitations, newest first; 200 at most. */
export async function listInvitations(
  tx: TenantTx,
  organizationId: string,
  roles: RoleView[],
  now = new Date(),
): Promise<InvitationView[]> {
  const i = teamInvitations;
  const found = await tx
    .select({
      id: i.id,
      email: i.email,
      roleId: i.roleId,
      clerkId: i.clerkId,
      failure: i.failure,
      invitedAt: i.createdAt,
      expiresAt: i.expiresAt,
      first: users.firstName,
      last: users.lastName,
    })
    .from(i)
    .leftJoin(users, eq(users.id, i.invitedBy))
    .where(and(eq(i.organizationId, organizationId), eq(i.status, "pending")))
    .orderBy(desc(i.createdAt), desc(i.id))
    .limit(shownLimit);
  return found.map(({ roleId, clerkId, failure, first, last, ...one }) => ({
    ...one,
    role: roles.find(({ id }) => id === roleId) ?? null,
    state: failure ?? (clerkId ? openState(one.expiresAt, now) : "sending"),
    inviterName: [first, last].filter(Boolean).join(" "),
  }));
}

const openState = (expiresAt: Date | null, now: Date) => (expiresAt && expiresAt <= now ? "expired" : "open");
