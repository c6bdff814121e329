import type { JsonWebKey } from "node:crypto";
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
  /** The first is the primary one. */
  emails: Email[];
  passkeys?: Passkey[];
  passwordHash: string | null;
  /** Base32; what an authenticator counts from. Not asked for at sign-in before `isTotpVerified`. */
  totpSecret?: string;
  isTotpVerified?: boolean;
  backupCodes?: string[];
  lockedUntil?: number;
  /** Wrong passwords and codes since the last right one. */
  failedAttempts?: number;
  externalId: string | null;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
  unsafeMetadata: Metadata;
  lastSignInAt: number | null;
};

export type Email = {
  id: string;
  address: string;
  createdAt: number;
  /** Absent where the address is proved; nobody is found by one that is not. */
  unproved?: Verification | null;
};

export type Passkey = Dated & {
  /** The browser's own name of the key; null until it has made one. */
  credentialId: string | null;
  publicKey: JsonWebKey | null;
  challenge: string;
  lastUsedAt: number | null;
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
  /** Treated as by an instance that demands membership: no organisation, and the session is pending. */
  demandsOrganization?: boolean;
  /** Whether a new account needs Cloudflare's word that a person makes it. */
  asksForProof?: boolean;
  userAgent?: string;
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
  /** When the person last proved who they are, by each factor; missing for the second where none is set. */
  firstFactorAt?: number;
  secondFactorAt?: number;
  proof?: SessionProof;
};

/** A signed-in person proves once more who they are. */
export type SessionProof = {
  status: "needs_first_factor" | "needs_second_factor" | "complete";
  level: "first_factor" | "second_factor" | "multi_factor";
  first: Verification | null;
  second: Verification | null;
};

export type Verification = {
  strategy: string;
  status: "unverified" | "verified" | "failed" | "expired";
  attempts: number;
  expireAt: number;
};

export type SignIn = {
  id: string;
  status:
    | "needs_identifier"
    | "needs_first_factor"
    | "needs_second_factor"
    | "needs_new_password"
    | "complete";
  identifier: string | null;
  userId: string | null;
  verification: Verification | null;
  /** Sent to Google or Apple, and how it came back. */
  provider?: {
    strategy: string;
    startUrl: string;
    redirectUrl: string;
    email?: string;
    outcome?: { status: "failed" | "transferable"; code: string };
  };
  /** What a passkey of the browser's is to sign. */
  challengeOptions?: { challenge: string } & Record<string, unknown>;
  /** Where the session begins once the second factor is in. */
  organizationId?: string | null;
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
  /** A provider vouches for the person: no password. */
  isFromProvider?: boolean;
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
