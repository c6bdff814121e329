import type { Member } from "@/lib/tenancy/actor";
import { grantsMore, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { endInvitations } from "./end-invitations";
import { loadInvitation } from "./load-invitation";
import { mayMail } from "./may-mail";
import { openInvitation } from "./open-invitation";

export type ResendInvitation =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-open" | "unknown-role" | "more-than-own" | "too-many" };

/** Sends an invitation anew: the old link ends, a new one goes out in the name of whoever asks. */
export async function resendInvitation(member: Member, invitationId: string): Promise<ResendInvitation> {
  if (lacks(member, "team:invite")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  if (!(await mayMail(organizationId, 1))) return { ok: false, reason: "too-many" };
  return withTenant(member, async (tx): Promise<ResendInvitation> => {
    const open = await loadInvitation(tx, organizationId, invitationId);
    if (!open) return { ok: false, reason: "not-open" };
    const { email, role } = open;
    if (!role) return { ok: false, reason: "unknown-role" };
    if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" };
    await endInvitations(tx, organizationId, email);
    await openInvitation(tx, member, { email, role, act: "colleague.invited-again" });
    return { ok: true };
  });
}
