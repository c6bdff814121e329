import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { type Instance, touch } from "@/lib/emulators/clerk/instance";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { SignInToken, User } from "@/lib/emulators/clerk/state";

const secondsByDefault = 2_592_000;

export function createSignInToken(instance: Instance, user: User, seconds = secondsByDefault): SignInToken {
  const now = instance.now();
  const id = newClerkId("sit");
  const dates = { expiresAt: now + seconds * 1000, createdAt: now, updatedAt: now };
  const token: SignInToken = { id, userId: user.id, status: "pending", ...dates };
  instance.state.signInTokens[id] = token;
  return token;
}

/** Whom the token signs in; it works once. */
export function spendSignInToken(instance: Instance, id: string): User {
  const token = found(instance.state.signInTokens[id], "Sign in token");
  if (token.status === "accepted")
    throw new ApiError(400, "sign_in_token_already_used_code", "The sign in token has been used.", "ticket");
  if (token.status === "revoked")
    throw new ApiError(400, "sign_in_token_revoked_code", "The sign in token has been revoked.", "ticket");
  token.status = "accepted";
  touch(instance, token);
  return found(instance.state.users[token.userId], "Account");
}
