import { createClient } from "@/lib/emulators/clerk/acts/clients";
import { findMembership } from "@/lib/emulators/clerk/acts/find";
import { currentSession, liveSessions } from "@/lib/emulators/clerk/acts/sessions";
import { ApiError, missingPermission, notFound } from "@/lib/emulators/clerk/api-error";
import { factorAges } from "@/lib/emulators/clerk/factor-ages";
import type { Fields } from "@/lib/emulators/clerk/fields";
import type { Instance } from "@/lib/emulators/clerk/instance";
import type { Offers } from "@/lib/emulators/clerk/offers";
import { roles } from "@/lib/emulators/clerk/roles";
import { type Params, type Route, route } from "@/lib/emulators/clerk/router";
import type { Client, Organization, Session, User } from "@/lib/emulators/clerk/state";

/** One request of a browser. */
export type FapiCall = {
  instance: Instance;
  params: Params;
  query: URLSearchParams;
  fields: Fields;
  origin: string;
  client: Client | null;
  offers: Offers;
};

/** A resource goes out in Clerk's envelope with the client beside it, a bare one alone. */
export type FapiAnswer = { resource: unknown } | { bare: unknown } | { redirect: string } | { html: string };
export type FapiRoute = Route<FapiCall, FapiAnswer>;
export const fapiRoute = (method: string, path: string, answer: FapiRoute["answer"]) =>
  route(method, path, answer);

/** The browser, known from now on. */
export function clientOf(call: FapiCall): Client {
  if (!call.client) {
    call.client = createClient(call.instance);
    noteOffers(call.client, call.offers);
  }
  return call.client;
}

/** What this browser's instance demands, beside what it offers. */
export function noteOffers(client: Client, offers: Offers): void {
  client.demandsOrganization = offers.has("membership");
  client.asksForProof = offers.has("captcha");
}

export function signedIn(call: FapiCall): { user: User; session: Session } {
  const { client, instance, query } = call;
  const named = query.get("_clerk_session_id");
  const session =
    client &&
    (named
      ? liveSessions(instance, client).find(({ id }) => id === named)
      : currentSession(instance, client));
  const user = session && instance.state.users[session.userId];
  if (!user) throw new ApiError(401, "authentication_invalid", "Unable to authenticate the request");
  return { user, session };
}

const freshMinutes = 10;

/** Whoever is signed in, who must have proved lately who they are: as Clerk asks before ways to sign in change. */
export function provedLately(call: FapiCall): { user: User; session: Session } {
  const known = signedIn(call);
  if (factorAges(call.instance, known.session)[0] < freshMinutes) return known;
  throw new ApiError(403, "session_reverification_required", "Additional verification is required.");
}

/** The organisation of the path, for its members only; others learn nothing of it. */
export function ownOrganization(call: FapiCall, permission?: string): Organization {
  const { user } = signedIn(call);
  const organization = call.instance.state.organizations[call.params.organization!];
  const membership = organization && findMembership(call.instance.state, organization.id, user.id);
  if (!membership) throw notFound("Organization");
  if (permission && !roles[membership.role].permissions.includes(permission)) throw missingPermission();
  return organization;
}

export const emptyList = { data: [], total_count: 0 };
