import { findMembership } from "@/lib/emulators/clerk/acts/find";
import { invite, revokeInvitation } from "@/lib/emulators/clerk/acts/invitations";
import { addMember, changeMembership, removeMember } from "@/lib/emulators/clerk/acts/memberships";
import { changeOrganization, deleteOrganization } from "@/lib/emulators/clerk/acts/organizations";
import { found } from "@/lib/emulators/clerk/api-error";
import {
  type FapiAnswer,
  type FapiCall,
  fapiRoute,
  ownOrganization,
  signedIn,
} from "@/lib/emulators/clerk/fapi/call";
import { emailAddress, requiredText, text, texts } from "@/lib/emulators/clerk/fields";
import { invitationJson, invitationStatus } from "@/lib/emulators/clerk/json/invitation";
import { filterValues, listJson } from "@/lib/emulators/clerk/json/list";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { organizationJson } from "@/lib/emulators/clerk/json/organization";
import { parseRole } from "@/lib/emulators/clerk/roles";
import type { Invitation, Membership } from "@/lib/emulators/clerk/state";

const path = "/v1/organizations/:organization";

/** What a browser may do with Clerk's system permissions; org:member has none of them, so it is refused. */
export const organizationAdminRoutes = [
  fapiRoute("PATCH", path, (call) => {
    const organization = ownOrganization(call, "org:sys_profile:manage");
    const change = {
      name: text(call.fields, "name") ?? organization.name,
      slug: text(call.fields, "slug") ?? organization.slug,
    };
    changeOrganization(call.instance, organization, change);
    return { resource: organizationJson(call.instance.state, organization, "browser") };
  }),
  fapiRoute("DELETE", path, (call) => ({
    resource: deleteOrganization(call.instance, ownOrganization(call, "org:sys_profile:delete")),
  })),
  fapiRoute("POST", `${path}/memberships`, (call) => {
    const organization = ownOrganization(call, "org:sys_memberships:manage");
    const user = found(call.instance.state.users[requiredText(call.fields, "user_id")], "User");
    const role = parseRole(requiredText(call.fields, "role"));
    return showMember(call, addMember(call.instance, organization.id, user.id, role));
  }),
  fapiRoute("PATCH", `${path}/memberships/:user`, (call) => {
    const role = parseRole(requiredText(call.fields, "role"));
    return showMember(call, changeMembership(call.instance, memberOf(call), { role }));
  }),
  fapiRoute("DELETE", `${path}/memberships/:user`, (call) => {
    const membership = memberOf(call);
    const answer = showMember(call, membership);
    removeMember(call.instance, membership);
    return answer;
  }),
  fapiRoute("GET", `${path}/invitations`, (call) => {
    const organization = ownOrganization(call, "org:sys_memberships:manage");
    const wanted = filterValues(call.query, "status");
    const all = Object.values(call.instance.state.invitations)
      .filter(({ organizationId }) => organizationId === organization.id)
      .filter((one) => wanted.length === 0 || wanted.includes(invitationStatus(one, call.instance.now())));
    return { resource: listJson(all, call.query, (one) => invitationJson(call.instance, one)) };
  }),
  fapiRoute("POST", `${path}/invitations`, (call) => ({
    resource: invitationJson(call.instance, inviteAll(call)[0]!),
  })),
  fapiRoute("POST", `${path}/invitations/bulk`, (call) => ({
    resource: inviteAll(call).map((invitation) => invitationJson(call.instance, invitation)),
  })),
  fapiRoute("POST", `${path}/invitations/:invitation/revoke`, (call) => {
    const organization = ownOrganization(call, "org:sys_memberships:manage");
    const named = call.instance.state.invitations[call.params.invitation!];
    const invitation = found(named?.organizationId === organization.id ? named : null, "Invitation");
    return { resource: invitationJson(call.instance, revokeInvitation(call.instance, invitation)) };
  }),
];

function inviteAll(call: FapiCall): Invitation[] {
  const organization = ownOrganization(call, "org:sys_memberships:manage");
  const role = parseRole(requiredText(call.fields, "role"));
  requiredText({ email_address: texts(call.fields, "email_address")[0] }, "email_address");
  return texts(call.fields, "email_address").map((address) =>
    invite(call.instance, {
      organizationId: organization.id,
      email: emailAddress(address),
      role,
      inviterId: signedIn(call).user.id,
      redirectUrl: `${call.origin}/accept-invitation`,
      publicMetadata: {},
    }),
  );
}

function memberOf(call: FapiCall): Membership {
  const organization = ownOrganization(call, "org:sys_memberships:manage");
  return found(findMembership(call.instance.state, organization.id, call.params.user!), "Membership");
}

const showMember = (call: FapiCall, membership: Membership): FapiAnswer => ({
  resource: membershipJson(call.instance.state, membership, "browser"),
});
