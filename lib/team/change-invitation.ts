import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { endInvitations } from "./end-invitations";
import { loadInvitation } from "./load-invitation";
import { loadRole } from "./load-role";
import { mayMail } from "./may-mail";
import { openInvitation } from "./open-invitation";

export type ChangeInvitation =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "not-open" | "unknown-role" | "more-than-own" | "too-many" };

/**
 * Invites the same person as something else: the old link ends, a new one goes out in the name of whoever changes it,
 * who answers for the role from now on.
 */
export async function changeInvitation(
  member: Member,
  { invitationId, roleKey }: { invitationId: string; roleKey: string },
): Promise<ChangeInvitation> {
  if (lacks(member, "team:invite")) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  if (!(await mayMail(organizationId, 1))) return { ok: false, reason: "too-many" };
  return withTenant(member, async (tx): Promise<ChangeInvitation> => {
    const open = await loadInvitation(tx, organizationId, invitationId);
    if (!open) return { ok: false, reason: "not-open" };
    const role = await loadRole(tx, organizationId, roleKey);
    if (!role) return { ok: false, reason: "unknown-role" };
    if (grantsMore(member, [...role.permissions, ...(open.role?.permissions ?? [])]))
      return { ok: false, reason: "more-than-own" };
    if (open.role?.id === role.id) return { ok: true };
    await endInvitations(tx, organizationId, open.email);
    await openInvitation(tx, member, { email: open.email, role, act: "colleague.invited-otherwise" });
    return { ok: true };
  });
}
