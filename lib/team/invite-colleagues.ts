import { and, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import { organizations } from "@/lib/db/schema/organizations";
import { teamInvitations } from "@/lib/db/schema/team";
import { memberships, users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { endInvitations } from "./end-invitations";
import { invitationsLimit } from "./invite-input";
import { loadRole } from "./load-role";
import { mayMail } from "./may-mail";
import { openInvitation } from "./open-invitation";

export type InviteColleagues =
  | { ok: true; invited: number }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "unknown-role" | "more-than-own" | "too-many" }
  | { ok: false; reason: "addresses"; refused: { email: string; why: "member" | "invited" }[] };

/**
 * Asks people by e-mail to join, all or none, with a role that the inviter holds entirely. Who was asked already for
 * the same role is not asked twice. Clerk sends the mails, by a job of the same transaction.
 */
export async function inviteColleagues(
  member: Member,
  { emails, roleKey }: { emails: string[]; roleKey: string },
): Promise<InviteColleagues> {
  if (lacks(member, "team:invite")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  if (emails.length > invitationsLimit || !(await mayMail(organizationId, emails.length)))
    return { ok: false, reason: "too-many" };
  return withTenant(member, async (tx): Promise<InviteColleagues> => {
    const role = await loadRole(tx, organizationId, roleKey);
    if (!role) return { ok: false, reason: "unknown-role" };
    if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" };
    await inviteOneByOne(tx, organizationId);
    const known = await membersAmong(tx, organizationId, emails);
    const open = await openAmong(tx, organizationId, emails);
    const isAnother = (email: string) => open.has(email) && open.get(email) !== role.id;
    const refused = emails
      .filter((email) => known.has(email) || isAnother(email))
      .map((email) => ({ email, why: known.has(email) ? ("member" as const) : ("invited" as const) }));
    if (refused.length > 0) return { ok: false, reason: "addresses", refused };
    const asked = emails.filter((email) => !open.has(email));
    let invited = 0;
    for (const email of asked) {
      // One whose link has run out makes room.
      await endInvitations(tx, organizationId, email);
      if (await openInvitation(tx, member, { email, role, act: "colleague.invited" })) invited += 1;
    }
    return { ok: true, invited };
  });
}

/** Two who ask the same person at the same moment: the second waits, and finds them asked. */
async function inviteOneByOne(tx: TenantTx, organizationId: string): Promise<void> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for("no key update");
}

async function membersAmong(tx: TenantTx, organizationId: string, emails: string[]): Promise<Set<string>> {
  const found = await tx
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        ne(memberships.status, "removed"),
        inArray(users.email, emails),
      ),
    );
  return new Set(found.map(({ email }) => email!));
}

/** Invitations whose links still work, or will once they are sent. */
async function openAmong(
  tx: TenantTx,
  organizationId: string,
  emails: string[],
): Promise<Map<string, string | null>> {
  const { email, roleId, status, expiresAt } = teamInvitations;
  const found = await tx
    .select({ email, roleId })
    .from(teamInvitations)
    .where(
      and(
        eq(teamInvitations.organizationId, organizationId),
        inArray(email, emails),
        eq(status, "pending"),
        or(isNull(expiresAt), gt(expiresAt, new Date())),
      ),
    );
  return new Map(found.map((one) => [one.email, one.roleId]));
}
