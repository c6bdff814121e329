import type { Permission } from "@/lib/tenancy/permission";

/** A role of the organisation with what it gives. */
export type RoleView = {
  id: string;
  key: string;
  name: string;
  isBuiltIn: boolean;
  permissions: Permission[];
};

/** A member of the organisation as the team's screens show them. */
export type ColleagueView = {
  membershipId: string;
  userId: string;
  name: string;
  email: string;
  status: "active" | "waiting" | "suspended" | "removed";
  /** Null for who waits, or has left. */
  role: RoleView | null;
  /** Titles of the campaigns they are limited to; null for who sees everything. */
  campaigns: string[] | null;
  joinedAt: Date;
  lastSeenAt: Date | null;
};

/** An open invitation. */
export type InvitationView = {
  id: string;
  email: string;
  role: RoleView | null;
  /** `sending` until Clerk has mailed it; the rest is why Clerk did not. */
  state: "sending" | "open" | "expired" | "address" | "member" | "limit";
  invitedAt: Date;
  expiresAt: Date | null;
  inviterName: string;
};
