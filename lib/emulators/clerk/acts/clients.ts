import type { Instance } from "@/lib/emulators/clerk/instance";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Client } from "@/lib/emulators/clerk/state";

/** A browser never seen before. */
export function createClient(instance: Instance): Client {
  const now = instance.now();
  const client: Client = {
    id: newClerkId("client"),
    authenticatedAt: now,
    sessionIds: [],
    lastActiveSessionId: null,
    signIn: null,
    signUp: null,
    createdAt: now,
    updatedAt: now,
  };
  instance.state.clients[client.id] = client;
  return client;
}

const idleDays = 30;

/** Forgets browsers and sessions that nobody can come back with, so that the file does not grow for ever. */
export function forgetIdleClients(instance: Instance): void {
  const before = instance.now() - idleDays * 86_400_000;
  for (const session of Object.values(instance.state.sessions))
    if (session.updatedAt < before) delete instance.state.sessions[session.id];
  for (const client of Object.values(instance.state.clients)) {
    client.sessionIds = client.sessionIds.filter((id) => id in instance.state.sessions);
    if (client.sessionIds.length === 0 && client.updatedAt < before) delete instance.state.clients[client.id];
  }
}
