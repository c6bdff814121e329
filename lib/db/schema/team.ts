import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { tenantColumns, tenantReference } from "./columns";
import { instant } from "./instants";
import { memberships, roles, users } from "./tenancy";

/** Who was asked by e-mail to join, and as what. Clerk sends the mail and knows each by `clerkId`; the role is ours. */
export const teamInvitations = pgTable(
  "team_invitations",
  {
    ...tenantColumns(),
    email: text("email").notNull(),
    /** Null where the role is gone since: whoever accepts then waits for an owner. */
    roleId: uuid("role_id"),
    /** Past `expiresAt` a pending one counts as expired. */
    status: text("status", { enum: ["pending", "accepted", "revoked"] })
      .notNull()
      .default("pending"),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => users.id),
    /** Null until Clerk has sent the mail. */
    clerkId: text("clerk_id").unique(),
    /** Why Clerk did not send it. */
    failure: text("failure", { enum: ["address", "member", "limit"] }),
    sentAt: instant("sent_at"),
    expiresAt: instant("expires_at"),
    endedAt: instant("ended_at"),
    membershipId: uuid("membership_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("team_invitations_open").on(t.organizationId, t.email).where(sql`status = 'pending'`),
    index("team_invitations_newest").on(t.organizationId, t.createdAt),
    check("team_invitations_status", sql`${t.status} in ('pending', 'accepted', 'revoked')`),
    check("team_invitations_failure", sql`${t.failure} in ('address', 'member', 'limit')`),
    check("team_invitations_ended", sql`(${t.status} = 'pending') = (${t.endedAt} is null)`),
    check("team_invitations_accepted", sql`(${t.status} = 'accepted') = (${t.membershipId} is not null)`),
    // Written by hand in the migration: on delete set null (role_id).
    tenantReference(t, t.roleId, roles),
    tenantReference(t, t.membershipId, memberships),
  ],
);
