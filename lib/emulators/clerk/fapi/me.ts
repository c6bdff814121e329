import { findMembership, isLive, membershipsOfUser, sessionsOfUser } from "@/lib/emulators/clerk/acts/find";
import { acceptInvitation } from "@/lib/emulators/clerk/acts/invitations";
import { removeMember } from "@/lib/emulators/clerk/acts/memberships";
import { closeSession } from "@/lib/emulators/clerk/acts/sessions";
import { changeUser, deleteUser } from "@/lib/emulators/clerk/acts/users";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import {
  emptyList,
  type FapiAnswer,
  type FapiCall,
  fapiRoute,
  provedLately,
  signedIn,
} from "@/lib/emulators/clerk/fapi/call";
import { withPrimary } from "@/lib/emulators/clerk/fapi/email-addresses";
import { metadata, requiredText, text } from "@/lib/emulators/clerk/fields";
import { deletedJson } from "@/lib/emulators/clerk/json/deleted";
import { invitationJson, invitationStatus } from "@/lib/emulators/clerk/json/invitation";
import { filterValues, listJson } from "@/lib/emulators/clerk/json/list";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { sessionJson } from "@/lib/emulators/clerk/json/session";
import { userJson } from "@/lib/emulators/clerk/json/user";
import { mergeMetadata } from "@/lib/emulators/clerk/metadata";
import { hashPassword, passwordMatches } from "@/lib/emulators/clerk/password";
import type { Session, User } from "@/lib/emulators/clerk/state";

export const meRoutes = [
  fapiRoute("GET", "/v1/me", (call) => show(call, signedIn(call).user)),
  fapiRoute("PATCH", "/v1/me", changeMe),
  fapiRoute("DELETE", "/v1/me", (call) => ({ resource: deleteUser(call.instance, signedIn(call).user) })),
  fapiRoute("PATCH", "/v1/me/metadata", changeMetadata),
  fapiRoute("POST", "/v1/me/change_password", changePassword),
  fapiRoute("GET", "/v1/me/sessions/active", listSessions),
  fapiRoute("POST", "/v1/me/sessions/:session/revoke", revokeSession),
  fapiRoute("GET", "/v1/me/organization_memberships", listMemberships),
  fapiRoute("DELETE", "/v1/me/organization_memberships/:organization", leave),
  fapiRoute("GET", "/v1/me/organization_invitations", listInvitations),
  fapiRoute("POST", "/v1/me/organization_invitations/:invitation/accept", accept),
  fapiRoute("GET", "/v1/me/organization_suggestions", () => ({ resource: emptyList })),
];

function changeMe(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const change: Partial<User> = {};
  if ("first_name" in call.fields) change.firstName = text(call.fields, "first_name");
  if ("last_name" in call.fields) change.lastName = text(call.fields, "last_name");
  const primary = text(call.fields, "primary_email_address_id");
  if (primary) change.emails = withPrimary(user, primary);
  const unsafeMetadata = metadata(call.fields, "unsafe_metadata");
  if (unsafeMetadata) change.unsafeMetadata = unsafeMetadata;
  return show(call, changeUser(call.instance, user, change));
}

function changeMetadata(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const change = metadata(call.fields, "unsafe_metadata") ?? {};
  const unsafeMetadata = mergeMetadata(user.unsafeMetadata, change);
  return show(call, changeUser(call.instance, user, { unsafeMetadata }));
}

function changePassword(call: FapiCall): FapiAnswer {
  const { user, session } = provedLately(call);
  if (user.passwordHash && !passwordMatches(text(call.fields, "current_password"), user.passwordHash))
    throw new ApiError(422, "form_password_validation_failed", "Password is incorrect", "current_password");
  const passwordHash = hashPassword(requiredText(call.fields, "new_password"), "new_password");
  if (text(call.fields, "sign_out_of_other_sessions") === "true")
    for (const one of sessionsOfUser(call.instance.state, user.id))
      if (one.id !== session.id && isLive(one, call.instance.now()))
        closeSession(call.instance, one, "revoked");
  return show(call, changeUser(call.instance, user, { passwordHash }));
}

function listSessions(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const live = sessionsOfUser(call.instance.state, user.id).filter((one) => isLive(one, call.instance.now()));
  return {
    bare: live.map((session) => ({
      ...sessionJson(call.instance, session, "server"),
      latest_activity: activityOf(call, session),
    })),
  };
}

function activityOf({ instance }: FapiCall, { id, clientId }: Session) {
  const agent = instance.state.clients[clientId]?.userAgent ?? "";
  return {
    object: "session_activity",
    id: `sess_activity_${id}`,
    is_mobile: /Mobile/.test(agent),
    browser_name: /Firefox|Edg|Chrome|Safari/.exec(agent)?.[0] ?? null,
    device_type: /Windows|Android|iPhone|Macintosh|Linux/.exec(agent)?.[0] ?? null,
    ip_address: null,
    city: null,
    country: null,
  };
}

function revokeSession(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const session = call.instance.state.sessions[call.params.session!];
  const own = found(session?.userId === user.id ? session : null, "Session");
  return { resource: sessionJson(call.instance, closeSession(call.instance, own, "revoked"), "server") };
}

function listMemberships(call: FapiCall): FapiAnswer {
  const { state } = call.instance;
  const mine = membershipsOfUser(state, signedIn(call).user.id);
  return {
    resource: listJson(mine, call.query, (membership) => membershipJson(state, membership, "browser")),
  };
}

function leave(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const membership = findMembership(call.instance.state, call.params.organization!, user.id);
  removeMember(call.instance, found(membership, "Membership"));
  return { resource: deletedJson("organization_membership", membership!.id) };
}

function listInvitations(call: FapiCall): FapiAnswer {
  const { instance, query } = call;
  const wanted = filterValues(query, "status");
  const mine = Object.values(instance.state.invitations)
    .filter((invitation) => isMine(call, invitation.email))
    .filter((one) => wanted.length === 0 || wanted.includes(invitationStatus(one, instance.now())));
  return { resource: listJson(mine, query, (invitation) => invitationJson(instance, invitation)) };
}

function accept(call: FapiCall): FapiAnswer {
  const { user } = signedIn(call);
  const named = call.instance.state.invitations[call.params.invitation!];
  const invitation = found(named && isMine(call, named.email) ? named : null, "Invitation");
  acceptInvitation(call.instance, invitation, user.id);
  return { resource: invitationJson(call.instance, invitation) };
}

const isMine = (call: FapiCall, email: string) =>
  signedIn(call).user.emails.some(({ address, unproved }) => address === email && unproved === undefined);

const show = (call: FapiCall, user: User): FapiAnswer => ({
  resource: userJson(call.instance.state, user, "browser"),
});
