import { randomBytes } from "node:crypto";
import { findMembership } from "@/lib/emulators/clerk/acts/find";
import { factorAges } from "@/lib/emulators/clerk/factor-ages";
import type { Instance } from "@/lib/emulators/clerk/instance";
import { signJwt } from "@/lib/emulators/clerk/jwt";
import type { Session } from "@/lib/emulators/clerk/state";

const sessionTokenSeconds = 60;

/**
 * A session token with Clerk's claims, version 2. `metadata`, `role` and `may` are the instance's own claims, as
 * lib/tenancy/session-claims.d.ts says them for the dashboard; outside an organisation the last two are missing.
 */
export function sessionToken(
  instance: Instance,
  session: Session,
  { organizationId = session.organizationId, origin = session.origin }: TokenOptions = {},
): string {
  const seconds = Math.floor(instance.now() / 1000);
  const membership = organizationId
    ? findMembership(instance.state, organizationId, session.userId)
    : undefined;
  const organization = membership && instance.state.organizations[membership.organizationId];
  return signJwt(instance.key, {
    ...(origin ? { azp: origin } : {}),
    exp: seconds + sessionTokenSeconds,
    fva: factorAges(instance, session),
    iat: seconds,
    iss: instance.issuer,
    jti: randomBytes(10).toString("hex"),
    metadata: instance.state.users[session.userId]?.publicMetadata ?? {},
    ...roleClaims(membership?.publicMetadata),
    nbf: seconds - 10,
    sid: session.id,
    sts: isPending(instance, session, organizationId) ? "pending" : "active",
    sub: session.userId,
    v: 2,
    ...(membership && organization
      ? { o: { id: organization.id, slg: organization.slug, rol: membership.role.replace(/^org:/, "") } }
      : {}),
  });
}

/** Where the instance demands membership, a session without an organisation has a task still to do. */
export const isPending = (
  { state }: Instance,
  session: Session,
  organizationId: string | null = session.organizationId,
) => state.clients[session.clientId]?.demandsOrganization === true && !organizationId;

type TokenOptions = { organizationId?: string | null; origin?: string | null };

const roleClaims = (metadata: Record<string, unknown> = {}) =>
  Object.fromEntries(
    ["role", "may"].filter((name) => name in metadata).map((name) => [name, metadata[name]]),
  );
