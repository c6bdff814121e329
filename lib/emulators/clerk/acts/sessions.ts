import { isLive } from "@/lib/emulators/clerk/acts/find";
import { type Instance, touch } from "@/lib/emulators/clerk/instance";
import { sessionJson } from "@/lib/emulators/clerk/json/session";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Client, Session, User } from "@/lib/emulators/clerk/state";

const day = 86_400_000;

/** Signs the browser in: single session mode, so whoever was signed in there goes. */
export function openSession(instance: Instance, client: Client, user: User, origin: string | null): Session {
  for (const session of liveSessions(instance, client)) closeSession(instance, session, "removed");
  const now = instance.now();
  const session: Session = {
    id: newClerkId("sess"),
    clientId: client.id,
    userId: user.id,
    organizationId: null,
    origin,
    status: "active",
    lastActiveAt: now,
    expireAt: now + 7 * day,
    abandonAt: now + 30 * day,
    firstFactorAt: now,
    createdAt: now,
    updatedAt: now,
  };
  instance.state.sessions[session.id] = session;
  client.sessionIds.push(session.id);
  client.lastActiveSessionId = session.id;
  client.authenticatedAt = now;
  user.lastSignInAt = now;
  instance.announce("session.created", sessionJson(instance, session, "server"));
  return session;
}

export function closeSession(
  instance: Instance,
  session: Session,
  status: "removed" | "ended" | "revoked",
): Session {
  session.status = status;
  touch(instance, session);
  const client = instance.state.clients[session.clientId];
  if (client) client.authenticatedAt = instance.now();
  instance.announce(`session.${status}`, sessionJson(instance, session, "server"));
  return session;
}

export function liveSessions(instance: Instance, client: Client): Session[] {
  return client.sessionIds
    .map((id) => instance.state.sessions[id])
    .filter((session): session is Session => !!session && isLive(session, instance.now()))
    .filter((session) => session.userId in instance.state.users);
}

/** The session the browser works with now. */
export function currentSession(instance: Instance, client: Client): Session | undefined {
  const live = liveSessions(instance, client);
  return live.find((session) => session.id === client.lastActiveSessionId) ?? live[0];
}
