import { refuseLocked } from "@/lib/emulators/clerk/acts/prove";
import { openSession } from "@/lib/emulators/clerk/acts/sessions";
import { clientOf, type FapiCall } from "@/lib/emulators/clerk/fapi/call";
import type { Session, SignIn, User } from "@/lib/emulators/clerk/state";

/** Signs in whoever set no second factor; the others are asked for it. */
export function enterOrAskForMore(
  call: FapiCall,
  signIn: SignIn,
  user: User,
  organizationId: string | null = null,
): void {
  refuseLocked(call.instance, user);
  if (user.isTotpVerified) {
    signIn.userId = user.id;
    signIn.organizationId = organizationId;
    signIn.status = "needs_second_factor";
  } else enter(call, signIn, user, organizationId);
}

/** Opens the session. */
export function enter(
  call: FapiCall,
  signIn: SignIn,
  user: User,
  organizationId: string | null = null,
): Session {
  const session = openSession(call.instance, clientOf(call), user, call.origin);
  session.organizationId = organizationId;
  signIn.userId = user.id;
  signIn.status = "complete";
  signIn.sessionId = session.id;
  return session;
}
