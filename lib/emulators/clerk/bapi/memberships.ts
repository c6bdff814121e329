import { findMembership, membershipsOfOrganization } from "@/lib/emulators/clerk/acts/find";
import { addMember, changeMembership, removeMember } from "@/lib/emulators/clerk/acts/memberships";
import { found } from "@/lib/emulators/clerk/api-error";
import { type BapiCall, bapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { organizationOf } from "@/lib/emulators/clerk/bapi/organizations";
import { metadata, requiredText } from "@/lib/emulators/clerk/fields";
import { listJson } from "@/lib/emulators/clerk/json/list";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { matchingMemberships } from "@/lib/emulators/clerk/json/membership-filter";
import { mergeMetadata } from "@/lib/emulators/clerk/metadata";
import { parseRole } from "@/lib/emulators/clerk/roles";
import type { Membership } from "@/lib/emulators/clerk/state";

const path = "/v1/organizations/:organization/memberships";

export const membershipRoutes = [
  bapiRoute("GET", path, (call) => {
    const { state } = call.instance;
    const members = matchingMemberships(
      state,
      membershipsOfOrganization(state, organizationOf(call).id),
      call.query,
    );
    return listJson(members, call.query, (membership) => show(call, membership));
  }),
  bapiRoute("POST", path, (call) => {
    const user = found(call.instance.state.users[requiredText(call.fields, "user_id")], "User");
    const role = parseRole(requiredText(call.fields, "role"));
    const publicMetadata = metadata(call.fields, "public_metadata") ?? {};
    return show(call, addMember(call.instance, organizationOf(call).id, user.id, role, publicMetadata));
  }),
  bapiRoute("PATCH", `${path}/:user`, (call) => {
    const role = parseRole(requiredText(call.fields, "role"));
    return show(call, changeMembership(call.instance, membershipOf(call), { role }));
  }),
  bapiRoute("PATCH", `${path}/:user/metadata`, (call) => {
    const membership = membershipOf(call);
    const { publicMetadata, privateMetadata } = membership;
    return show(
      call,
      changeMembership(call.instance, membership, {
        publicMetadata: mergeMetadata(publicMetadata, metadata(call.fields, "public_metadata") ?? {}),
        privateMetadata: mergeMetadata(privateMetadata, metadata(call.fields, "private_metadata") ?? {}),
      }),
    );
  }),
  bapiRoute("DELETE", `${path}/:user`, (call) => {
    const membership = membershipOf(call);
    const gone = show(call, membership);
    removeMember(call.instance, membership);
    return gone;
  }),
];

const membershipOf = (call: BapiCall) =>
  found(findMembership(call.instance.state, organizationOf(call).id, call.params.user!), "Membership");

const show = (call: BapiCall, membership: Membership) =>
  membershipJson(call.instance.state, membership, "server");
