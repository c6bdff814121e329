import { z } from "zod";
import type { InvitationEvent } from "./apply-invitation-event";
import type { MirroredUser } from "./mirror-user";

// What Nika reads of Clerk's events. Each tells the whole state of its subject, so a later one makes up for a lost one.

const instant = z.number().int().positive();
const user = z.object({
  id: z.string(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  primary_email_address_id: z.string().nullish(),
  email_addresses: z.array(z.object({ id: z.string(), email_address: z.string() })).default([]),
  updated_at: instant,
});
/** Nika writes its own id into each organisation it makes. */
const madeByNika = z.object({ nikaId: z.string().optional() }).nullish();
const organization = z.object({
  id: z.string(),
  name: z.string(),
  updated_at: instant,
  public_metadata: madeByNika,
});
const membership = z.object({
  id: z.string(),
  organization: z.object({ id: z.string(), public_metadata: madeByNika }),
  public_user_data: z.object({ user_id: z.string() }),
  public_metadata: z.unknown(),
  updated_at: instant,
});
/** Nika's id of an invitation, which Clerk hands on to the membership. Only the Backend API writes there. */
const invited = z.object({ nikaInvitationId: z.uuid() });
const invitation = z.object({
  id: z.string(),
  organization_id: z.string(),
  status: z.enum(["pending", "accepted", "revoked", "expired"]),
  expires_at: instant.nullish(),
  public_metadata: z.unknown(),
});
const session = z.object({ user_id: z.string(), last_active_at: instant.nullish(), updated_at: instant });
const deleted = z.object({ id: z.string() });

export type ClerkEvent =
  | { kind: "user"; user: MirroredUser }
  | {
      kind: "organization";
      clerkId: string;
      name: string | null;
      nikaId: string | null;
      changedAt: Date;
      isDeleted: boolean;
    }
  | {
      kind: "membership";
      clerkId: string;
      organizationClerkId: string;
      userClerkId: string;
      nikaId: string | null;
      invitationId: string | null;
      changedAt: Date;
      isDeleted: boolean;
    }
  | { kind: "invitation"; invitation: InvitationEvent }
  | { kind: "session"; change: string; userClerkId: string; seenAt: Date }
  | { kind: "other" };

/**
 * Reads a stored payload. The deletion of a user or an organisation has no time of its own in the data, so the
 * event's is taken; it is final anyway. Whatever else has the time of its subject.
 */
export function readClerkEvent(payload: string): ClerkEvent {
  const { type, data, timestamp } = envelope.parse(JSON.parse(payload));
  const at = new Date(timestamp);
  switch (type) {
    case "user.created":
    case "user.updated":
      return { kind: "user", user: mirrored(user.parse(data)) };
    case "user.deleted":
      return {
        kind: "user",
        user: { ...nobody, clerkId: deleted.parse(data).id, changedAt: at, isDeleted: true },
      };
    case "organization.created":
    case "organization.updated":
      return asOrganization(organization.parse(data));
    case "organization.deleted":
      return {
        kind: "organization",
        clerkId: deleted.parse(data).id,
        name: null,
        nikaId: null,
        changedAt: at,
        isDeleted: true,
      };
    case "organizationMembership.created":
    case "organizationMembership.updated":
      return asMembership(membership.parse(data), false);
    case "organizationMembership.deleted":
      return asMembership(membership.parse(data), true);
    case "organizationInvitation.created":
    case "organizationInvitation.accepted":
    case "organizationInvitation.revoked":
      return { kind: "invitation", invitation: asInvitation(invitation.parse(data)) };
    case "session.created":
    case "session.ended":
    case "session.removed":
    case "session.revoked":
      return asSession(type, session.parse(data));
    default:
      return { kind: "other" };
  }
}

const envelope = z.object({ type: z.string(), timestamp: instant, data: z.unknown() });
const nobody = { email: null, firstName: null, lastName: null };

function mirrored(data: z.infer<typeof user>): MirroredUser {
  const primary = data.email_addresses.find(({ id }) => id === data.primary_email_address_id);
  return {
    clerkId: data.id,
    email: (primary ?? data.email_addresses[0])?.email_address ?? null,
    firstName: data.first_name ?? null,
    lastName: data.last_name ?? null,
    changedAt: new Date(data.updated_at),
  };
}

const asOrganization = (data: z.infer<typeof organization>): ClerkEvent => ({
  kind: "organization",
  clerkId: data.id,
  name: data.name,
  nikaId: data.public_metadata?.nikaId ?? null,
  changedAt: new Date(data.updated_at),
  isDeleted: false,
});

const asSession = (type: string, data: z.infer<typeof session>): ClerkEvent => ({
  kind: "session",
  change: type.slice("session.".length),
  userClerkId: data.user_id,
  seenAt: new Date(data.last_active_at ?? data.updated_at),
});

const asMembership = (data: z.infer<typeof membership>, isDeleted: boolean): ClerkEvent => ({
  kind: "membership",
  clerkId: data.id,
  organizationClerkId: data.organization.id,
  userClerkId: data.public_user_data.user_id,
  nikaId: data.organization.public_metadata?.nikaId ?? null,
  invitationId: invitationIdIn(data.public_metadata),
  changedAt: new Date(data.updated_at),
  isDeleted,
});

const asInvitation = (data: z.infer<typeof invitation>): InvitationEvent => ({
  clerkId: data.id,
  organizationClerkId: data.organization_id,
  invitationId: invitationIdIn(data.public_metadata),
  status: data.status,
  expiresAt: data.expires_at ? new Date(data.expires_at) : null,
});

/** Nika's id of the invitation that a membership, or Clerk's own invitation, bears; null for none. */
export const invitationIdIn = (metadata: unknown): string | null =>
  invited.safeParse(metadata).data?.nikaInvitationId ?? null;
