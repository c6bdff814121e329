import { findMembership, isLive } from "@/lib/emulators/clerk/acts/find";
import { closeSession } from "@/lib/emulators/clerk/acts/sessions";
import { ApiError, notFound } from "@/lib/emulators/clerk/api-error";
import { type FapiAnswer, type FapiCall, fapiRoute } from "@/lib/emulators/clerk/fapi/call";
import { text } from "@/lib/emulators/clerk/fields";
import { sessionJson } from "@/lib/emulators/clerk/json/session";
import { sessionToken } from "@/lib/emulators/clerk/session-token";
import type { Session } from "@/lib/emulators/clerk/state";

export const sessionRoutes = [
  fapiRoute("GET", "/v1/client/sessions/:session", (call) => show(call, ownSession(call))),
  fapiRoute("POST", "/v1/client/sessions/:session/tokens", mintToken),
  fapiRoute("POST", "/v1/client/sessions/:session/touch", touchSession),
  fapiRoute("POST", "/v1/client/sessions/:session/remove", (call) => close(call, "removed")),
  fapiRoute("POST", "/v1/client/sessions/:session/end", (call) => close(call, "ended")),
];

/** A token for the organisation asked for, where the person is a member of it. */
function mintToken(call: FapiCall): FapiAnswer {
  const session = liveSession(call);
  const wanted =
    "organization_id" in call.fields ? text(call.fields, "organization_id") : session.organizationId;
  const isMember = !wanted || findMembership(call.instance.state, wanted, session.userId);
  const organizationId = isMember ? wanted : session.organizationId;
  return {
    bare: {
      object: "token",
      jwt: sessionToken(call.instance, session, { organizationId, origin: call.origin }),
    },
  };
}

function touchSession(call: FapiCall): FapiAnswer {
  const session = liveSession(call);
  if ("active_organization_id" in call.fields) {
    const wanted = text(call.fields, "active_organization_id");
    if (wanted && !findMembership(call.instance.state, wanted, session.userId))
      throw notFound("Organization");
    session.organizationId = wanted;
  }
  session.lastActiveAt = call.instance.now();
  session.origin = call.origin;
  call.client!.lastActiveSessionId = session.id;
  return show(call, session);
}

const close = (call: FapiCall, status: "removed" | "ended") =>
  show(call, closeSession(call.instance, ownSession(call), status));

/** The session of the path, which this browser holds and which has not ended. */
export function liveSession(call: FapiCall): Session {
  const session = ownSession(call);
  if (isLive(session, call.instance.now()) && session.userId in call.instance.state.users) return session;
  throw new ApiError(401, "signed_out", "You are signed out");
}

function ownSession({ instance, client, params }: FapiCall): Session {
  const session = instance.state.sessions[params.session!];
  if (!session || session.clientId !== client?.id) throw notFound("Session");
  return session;
}

const show = (call: FapiCall, session: Session): FapiAnswer => ({
  resource: sessionJson(call.instance, session, "browser"),
});
