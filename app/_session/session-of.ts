import type { Permission } from "@/lib/tenancy/permission";

export type SessionStatus = "signed-in" | "signed-out" | "error";

export type Session = {
  /** "loading" until the server has said who is signed in; "error" while Clerk cannot be reached to renew it. */
  status: SessionStatus | "loading";
  userId: string | null;
  /** What to show, not what to allow: every verb asks the database. */
  can: (permission: Permission) => boolean;
};

/** Outside any provider nobody is known and nothing is allowed. */
export const unknownSession: Session = { status: "loading", userId: null, can: () => false };

/** Whoever is signed out is nobody here, whatever the page said when it came. */
export function sessionOf(
  status: SessionStatus,
  userId: string,
  permissions: readonly Permission[],
): Session {
  if (status === "signed-out") return { ...unknownSession, status };
  return { status, userId, can: (permission) => permissions.includes(permission) };
}
