import type { Membership, Session, State, User } from "@/lib/emulators/clerk/state";

export function findUserByEmail(state: State, address: string): User | undefined {
  const wanted = address.trim().toLowerCase();
  return Object.values(state.users).find((user) =>
    user.emails.some((email) => email.address === wanted && email.unproved === undefined),
  );
}

export function findMembership(state: State, organizationId: string, userId: string): Membership | undefined {
  return Object.values(state.memberships).find(
    (membership) => membership.organizationId === organizationId && membership.userId === userId,
  );
}

export const membershipsOfUser = (state: State, userId: string) =>
  Object.values(state.memberships).filter((membership) => membership.userId === userId);

export const membershipsOfOrganization = (state: State, organizationId: string) =>
  Object.values(state.memberships).filter((membership) => membership.organizationId === organizationId);

export const sessionsOfUser = (state: State, userId: string) =>
  Object.values(state.sessions).filter((session) => session.userId === userId);

export const isLive = (session: Session, now: number) =>
  session.status === "active" && session.expireAt > now && session.abandonAt > now;
