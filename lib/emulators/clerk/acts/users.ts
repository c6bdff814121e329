import { findUserByEmail, sessionsOfUser } from "@/lib/emulators/clerk/acts/find";
import { dropMembershipsOf } from "@/lib/emulators/clerk/acts/memberships";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import { type Instance, touch } from "@/lib/emulators/clerk/instance";
import { deletedJson } from "@/lib/emulators/clerk/json/deleted";
import { userJson } from "@/lib/emulators/clerk/json/user";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { User } from "@/lib/emulators/clerk/state";

export type NewUser = { emails: string[] } & Partial<
  Pick<
    User,
    | "firstName"
    | "lastName"
    | "passwordHash"
    | "externalId"
    | "publicMetadata"
    | "privateMetadata"
    | "unsafeMetadata"
  >
>;

export function createUser(instance: Instance, { emails, ...given }: NewUser): User {
  for (const email of emails) refuseTakenAddress(instance, email);
  const now = instance.now();
  const user: User = {
    id: newClerkId("user"),
    firstName: null,
    lastName: null,
    passwordHash: null,
    externalId: null,
    publicMetadata: {},
    privateMetadata: {},
    unsafeMetadata: {},
    ...given,
    emails: emails.map((address) => ({ id: newClerkId("idn"), address, createdAt: now })),
    lastSignInAt: null,
    createdAt: now,
    updatedAt: now,
  };
  instance.state.users[user.id] = user;
  instance.announce("user.created", userJson(instance.state, user, "server"));
  return user;
}

export function refuseTakenAddress(instance: Instance, email: string): void {
  if (!findUserByEmail(instance.state, email)) return;
  throw new ApiError(
    422,
    "form_identifier_exists",
    "That email address is taken. Please try another.",
    "email_address",
  );
}

/** Applies a change, moves the time on and tells the webhook. */
export function changeUser(instance: Instance, user: User, change: Partial<User>): User {
  Object.assign(user, change);
  touch(instance, user);
  instance.announce("user.updated", userJson(instance.state, user, "server"));
  return user;
}

export function deleteUser(instance: Instance, user: User) {
  for (const session of sessionsOfUser(instance.state, user.id)) session.status = "revoked";
  dropMembershipsOf(instance, (membership) => membership.userId === user.id);
  delete instance.state.users[user.id];
  const deleted = deletedJson("user", user.id);
  instance.announce("user.deleted", deleted);
  return deleted;
}
