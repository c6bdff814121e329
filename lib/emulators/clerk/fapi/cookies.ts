import { liveSessions } from "@/lib/emulators/clerk/acts/sessions";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { sessionToken } from "@/lib/emulators/clerk/session-token";
import type { Client, Session } from "@/lib/emulators/clerk/state";

const yearSeconds = 31_536_000;
const lasting = `Path=/; SameSite=Lax; Max-Age=${10 * yearSeconds}`;

/** Set with each answer to a known browser. */
export function clientCookies(instance: Instance, client: Client): string[] {
  return [
    `__client=${client.id}; HttpOnly; ${lasting}`,
    ...twice(instance, "__client_uat", `${authenticatedSeconds(instance, client)}; ${lasting}`),
  ];
}

/** What the middleware sets on the page's own host after a handshake. */
export function handshakeCookies(
  instance: Instance,
  client: Client,
  session: Session | undefined,
  origin: string,
): string[] {
  const token = session
    ? `${sessionToken(instance, session, { origin })}; ${lasting}`
    : "; Path=/; SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
  return [
    ...twice(instance, "__clerk_db_jwt", `dvb_${client.id}; Path=/; SameSite=Lax; Max-Age=${yearSeconds}`),
    ...twice(instance, "__client_uat", `${authenticatedSeconds(instance, client)}; ${lasting}`),
    ...twice(instance, "__session", token),
  ];
}

const twice = ({ cookieSuffix }: Instance, name: string, rest: string) => [
  `${name}=${rest}`,
  `${name}_${cookieSuffix}=${rest}`,
];

const authenticatedSeconds = (instance: Instance, client: Client) =>
  liveSessions(instance, client).length > 0 ? Math.floor(client.authenticatedAt / 1000) : 0;
