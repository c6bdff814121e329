import type { Member } from "@/lib/tenancy/actor";
import { grantsMore, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { endInvitations } from "./end-invitations";
import { loadInvitation } from "./load-invitation";
import { recordTeamEvent } from "./record-team-event";

export type RevokeInvitation =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-open" | "more-than-own" };

/** Takes an open invitation back: from now on its link lets nobody in. Clerk is told by a job. */
export async function revokeInvitation(member: Member, invitationId: string): Promise<RevokeInvitation> {
  if (lacks(member, "team:invite")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<RevokeInvitation> => {
    const open = await loadInvitation(tx, organizationId, invitationId);
    if (!open) return { ok: false, reason: "not-open" };
    if (grantsMore(member, open.role?.permissions ?? [])) return { ok: false, reason: "more-than-own" };
    await endInvitations(tx, organizationId, open.email);
    await recordTeamEvent(tx, member, "colleague.invitation-revoked", { invitationId });
    return { ok: true };
  });
}
