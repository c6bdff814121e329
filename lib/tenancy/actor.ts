import type { Permission } from "./permission";

/** Who acts. withTenant turns it into a database role and a context that row-level security trusts. */
export type Actor =
  /** A signed-in colleague in an organisation. */
  | { kind: "member"; clerkId: string; organizationSlug: string }
  /** A signed-in donor in an organisation they are proved to have given to. */
  | { kind: "donor"; clerkId: string; organizationId: string }
  /** A signed-in person, before any organisation. */
  | { kind: "user"; clerkId: string }
  /** Runs the installation; sees no donor data. */
  | { kind: "operator"; clerkId: string }
  /** Anybody on an organisation's giving pages. */
  | { kind: "visitor"; organizationSlug: string }
  /** Anybody, before any organisation: checking a certificate. */
  | { kind: "public" }
  /** The holder of a mailed or checkout link: sees only what the link is about. */
  | { kind: "bearer"; token: string }
  /** A webhook route; null is Clerk's, which belongs to no organisation. */
  | { kind: "inbox"; organizationId: string | null }
  /** The worker; null is the installation. */
  | { kind: "system"; organizationId: string | null };

type InOrganization = { organizationId: string; organizationSlug: string; organizationName: string };

/** What entering found out, per kind of actor. */
export type Entered = {
  member: InOrganization & {
    organizationStatus: "onboarding" | "active" | "suspended";
    userId: string;
    membershipId: string;
    firstName: string | null;
    lastName: string | null;
    /** Of the role held; by name, the first of several. */
    roleKey: string | null;
    roleName: string | null;
    /** Sees and records only named campaigns; `permissions` leave out what concerns the whole organisation. */
    isLimited: boolean;
    permissions: ReadonlySet<Permission>;
  };
  donor: InOrganization & { userId: string };
  user: {
    userId: string;
    email: string;
    firstName: string | null;
    lastName: string | null;
    isOperator: boolean;
  };
  operator: { userId: string; firstName: string | null; lastName: string | null };
  visitor: InOrganization;
  public: Record<string, never>;
  bearer: InOrganization & {
    linkId: string;
    purpose: "checkout" | "certificate-download";
    subjectId: string;
  };
  inbox: { organizationId: string | null };
  system: { organizationId: string | null };
};

/** A member as session gates hand it to verbs. */
export type Member = Extract<Actor, { kind: "member" }> &
  Entered["member"] & {
    /** Proved who they are, by password or code, within ten minutes: acts that a stolen session must not do ask for it. */
    isFresh: boolean;
  };

/** Who is signed in, before any organisation, likewise. */
export type Proven = { clerkId: string; isFresh: boolean };

/** What such an act answers who is not: the browser has them prove it, and sends the act again. */
export type NotFresh = { ok: false; reason: "not-fresh" };
export const notFresh: NotFresh = { ok: false, reason: "not-fresh" };
