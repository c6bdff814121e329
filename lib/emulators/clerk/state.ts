import type { Delivery } from "@/lib/emulators/clerk/webhooks/delivery";

/** Everything the stand-in knows. Plain JSON: it is written to one file after each act. Times are milliseconds. */
export type State = {
  users: Record<string, User>;
  organizations: Record<string, Organization>;
  memberships: Record<string, Membership>;
  invitations: Record<string, Invitation>;
  signInTokens: Record<string, SignInToken>;
  clients: Record<string, Client>;
  sessions: Record<string, Session>;
  waiting: Delivery[];
  delivered: Delivery[];
};

export type Metadata = Record<string, unknown>;
export type Role = "org:admin" | "org:member";
type Dated = { id: string; createdAt: number; updatedAt: number };

export type User = Dated & {
  firstName: string | null;
  lastName: string | null;
  emails: { id: string; address: string; createdAt: number }[];
  passwordHash: string | null;
  externalId: string | null;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
  unsafeMetadata: Metadata;
  lastSignInAt: number | null;
};

export type Organization = Dated & {
  name: string;
  slug: string;
  createdBy: string | null;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
};

export type Membership = Dated & {
  organizationId: string;
  userId: string;
  role: Role;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
};

export type Invitation = Dated & {
  organizationId: string;
  email: string;
  role: Role;
  inviterId: string | null;
  status: "pending" | "accepted" | "revoked";
  url: string | null;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
  expiresAt: number;
};

export type SignInToken = Dated & {
  userId: string;
  status: "pending" | "accepted" | "revoked";
  expiresAt: number;
};

/** One browser. `authenticatedAt` moves only on sign-in and sign-out: no token may be older than it. */
export type Client = Dated & {
  authenticatedAt: number;
  sessionIds: string[];
  lastActiveSessionId: string | null;
  signIn: SignIn | null;
  signUp: SignUp | null;
};

export type Session = Dated & {
  clientId: string;
  userId: string;
  organizationId: string | null;
  origin: string | null;
  status: "active" | "removed" | "ended" | "revoked";
  lastActiveAt: number;
  expireAt: number;
  abandonAt: number;
};

export type Verification = {
  strategy: string;
  status: "unverified" | "verified" | "failed" | "expired";
  attempts: number;
  expireAt: number;
};

export type SignIn = {
  id: string;
  status: "needs_identifier" | "needs_first_factor" | "needs_new_password" | "complete";
  identifier: string | null;
  userId: string | null;
  verification: Verification | null;
  sessionId: string | null;
  abandonAt: number;
};

export type SignUp = {
  id: string;
  status: "missing_requirements" | "complete";
  email: string | null;
  passwordHash: string | null;
  firstName: string | null;
  lastName: string | null;
  unsafeMetadata: Metadata;
  verification: Verification | null;
  invitationId: string | null;
  sessionId: string | null;
  userId: string | null;
  abandonAt: number;
};

export const emptyState = (): State => ({
  users: {},
  organizations: {},
  memberships: {},
  invitations: {},
  signInTokens: {},
  clients: {},
  sessions: {},
  waiting: [],
  delivered: [],
});
