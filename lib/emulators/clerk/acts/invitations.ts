import { findMembership, findUserByEmail } from "@/lib/emulators/clerk/acts/find";
import { addMember } from "@/lib/emulators/clerk/acts/memberships";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import { type Instance, touch } from "@/lib/emulators/clerk/instance";
import { invitationJson } from "@/lib/emulators/clerk/json/invitation";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Invitation, Metadata, Role } from "@/lib/emulators/clerk/state";
import { newTicket } from "@/lib/emulators/clerk/ticket";

const usualDaysOpen = 30;

export type NewInvitation = {
  organizationId: string;
  email: string;
  role: Role;
  inviterId: string | null;
  redirectUrl: string | null;
  publicMetadata: Metadata;
  daysOpen?: number | null;
};

export function invite(instance: Instance, given: NewInvitation): Invitation {
  const { state } = instance;
  const { redirectUrl, daysOpen, ...kept } = given;
  const invited = findUserByEmail(state, given.email);
  refuseSecondInvitation(instance, given, invited?.id);
  const now = instance.now();
  const id = newClerkId("orginv");
  const expiresAt = now + (daysOpen ?? usualDaysOpen) * 86_400_000;
  const ticket = newTicket(instance, "organization_invitation", id, expiresAt);
  const url = redirectUrl && invitationUrl(redirectUrl, ticket, invited ? "sign_in" : "sign_up");
  const dates = { expiresAt, createdAt: now, updatedAt: now };
  const invitation: Invitation = { ...kept, id, status: "pending", url, privateMetadata: {}, ...dates };
  state.invitations[id] = invitation;
  const name = state.organizations[given.organizationId]?.name ?? "";
  instance.mail.send(given.email, `You are invited to ${name}`, [
    `You are invited to join ${name} on Nika.`,
    ...(url ? [url] : []),
  ]);
  instance.announce("organizationInvitation.created", invitationJson(instance, invitation));
  return invitation;
}

/** Joins the person, once; an invitation that is past, revoked or used is refused. */
export function acceptInvitation(instance: Instance, invitation: Invitation, userId: string): void {
  refuseClosedInvitation(instance, invitation);
  invitation.status = "accepted";
  touch(instance, invitation);
  const { organizationId, role, publicMetadata } = invitation;
  if (!findMembership(instance.state, organizationId, userId))
    addMember(instance, organizationId, userId, role, publicMetadata);
  instance.announce("organizationInvitation.accepted", invitationJson(instance, invitation));
}

export function revokeInvitation(instance: Instance, invitation: Invitation): Invitation {
  if (invitation.status !== "pending")
    throw new ApiError(404, "organization_invitation_not_pending", "The invitation is no longer open.");
  invitation.status = "revoked";
  touch(instance, invitation);
  instance.announce("organizationInvitation.revoked", invitationJson(instance, invitation));
  return invitation;
}

export function refuseClosedInvitation(instance: Instance, { status, expiresAt }: Invitation): void {
  if (status === "accepted")
    throw new ApiError(400, "organization_invitation_already_accepted", "Already accepted.", "ticket");
  if (status === "revoked")
    throw new ApiError(400, "organization_invitation_revoked_code", "Revoked.", "ticket");
  if (expiresAt > instance.now()) return;
  throw new ApiError(400, "ticket_expired_code", "The invitation has expired.", "ticket");
}

function refuseSecondInvitation({ state, now }: Instance, given: NewInvitation, userId?: string): void {
  if (userId && findMembership(state, given.organizationId, userId))
    throw new ApiError(400, "already_a_member_in_organization", `${given.email} is already a member.`);
  const isOpen = Object.values(state.invitations).some(
    ({ organizationId, email, status, expiresAt }) =>
      organizationId === given.organizationId &&
      email === given.email &&
      status === "pending" &&
      expiresAt > now(),
  );
  if (isOpen) throw new ApiError(400, "duplicate_record", "An invitation is already open for this email.");
}

function invitationUrl(redirectUrl: string, ticket: string, status: "sign_in" | "sign_up"): string {
  const url = new URL(redirectUrl);
  url.searchParams.set("__clerk_ticket", ticket);
  url.searchParams.set("__clerk_status", status);
  return url.href;
}
