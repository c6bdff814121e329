import { findMembership } from "@/lib/emulators/clerk/acts/find";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import { type Instance, touch } from "@/lib/emulators/clerk/instance";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Membership, Metadata, Role } from "@/lib/emulators/clerk/state";

export function addMember(
  instance: Instance,
  organizationId: string,
  userId: string,
  role: Role,
  publicMetadata: Metadata = {},
): Membership {
  if (findMembership(instance.state, organizationId, userId))
    throw new ApiError(
      400,
      "already_a_member_in_organization",
      "User is already a member of the organization.",
      "user_id",
    );
  const id = newClerkId("orgmem");
  const now = instance.now();
  const dates = { createdAt: now, updatedAt: now };
  const membership = { id, organizationId, userId, role, publicMetadata, privateMetadata: {}, ...dates };
  instance.state.memberships[id] = membership;
  instance.announce("organizationMembership.created", membershipJson(instance.state, membership, "server"));
  return membership;
}

export function changeMembership(instance: Instance, membership: Membership, change: Partial<Membership>) {
  Object.assign(membership, change);
  touch(instance, membership);
  instance.announce("organizationMembership.updated", membershipJson(instance.state, membership, "server"));
  return membership;
}

export function removeMember(instance: Instance, membership: Membership): Membership {
  touch(instance, membership);
  instance.announce("organizationMembership.deleted", membershipJson(instance.state, membership, "server"));
  forget(instance, membership);
  return membership;
}

/** Memberships of a deleted user or organisation go without an event of their own. */
export function dropMembershipsOf(instance: Instance, isMeant: (membership: Membership) => boolean): void {
  for (const membership of Object.values(instance.state.memberships))
    if (isMeant(membership)) forget(instance, membership);
}

function forget({ state }: Instance, { id, organizationId, userId }: Membership): void {
  delete state.memberships[id];
  for (const session of Object.values(state.sessions))
    if (session.userId === userId && session.organizationId === organizationId) session.organizationId = null;
}
