import { isLive } from "@/lib/emulators/clerk/acts/find";
import { factorAges } from "@/lib/emulators/clerk/factor-ages";
import type { Instance } from "@/lib/emulators/clerk/instance";
import type { Audience } from "@/lib/emulators/clerk/json/audience";
import { publicUserData } from "@/lib/emulators/clerk/json/public-user-data";
import { userJson } from "@/lib/emulators/clerk/json/user";
import { isPending, sessionToken } from "@/lib/emulators/clerk/session-token";
import type { Session } from "@/lib/emulators/clerk/state";

/** The browser also gets the user and a fresh token. */
export function sessionJson(instance: Instance, session: Session, audience: Audience) {
  const isSignedIn = isLive(session, instance.now());
  const user = instance.state.users[session.userId];
  return {
    object: "session",
    id: session.id,
    status: statusOf(instance, session, isSignedIn),
    client_id: session.clientId,
    user_id: session.userId,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: session.organizationId,
    actor: null,
    tasks: isSignedIn && isPending(instance, session) ? [{ key: "choose-organization" }] : null,
    factor_verification_age: factorAges(instance, session),
    created_at: session.createdAt,
    updated_at: session.updatedAt,
    ...(audience === "browser" && user
      ? {
          user: userJson(instance.state, user, audience),
          public_user_data: publicUserData(user),
          last_active_token: isSignedIn ? { object: "token", jwt: sessionToken(instance, session) } : null,
        }
      : {}),
  };
}

function statusOf(instance: Instance, session: Session, isSignedIn: boolean): string {
  if (session.status !== "active") return session.status;
  if (!isSignedIn) return "expired";
  return isPending(instance, session) ? "pending" : "active";
}
