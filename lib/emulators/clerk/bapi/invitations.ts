import { invite, revokeInvitation } from "@/lib/emulators/clerk/acts/invitations";
import { ApiError, found } from "@/lib/emulators/clerk/api-error";
import { type BapiCall, bapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { organizationOf } from "@/lib/emulators/clerk/bapi/organizations";
import { emailAddress, type Fields, metadata, requiredText, text } from "@/lib/emulators/clerk/fields";
import { invitationJson, invitationStatus } from "@/lib/emulators/clerk/json/invitation";
import { filterValues, listJson } from "@/lib/emulators/clerk/json/list";
import { parseRole } from "@/lib/emulators/clerk/roles";
import type { Invitation } from "@/lib/emulators/clerk/state";

const path = "/v1/organizations/:organization/invitations";

export const invitationRoutes = [
  bapiRoute("GET", path, (call) => {
    const organization = organizationOf(call);
    const wanted = filterValues(call.query, "status");
    const all = Object.values(call.instance.state.invitations)
      .filter(({ organizationId }) => organizationId === organization.id)
      .filter((one) => wanted.length === 0 || wanted.includes(invitationStatus(one, call.instance.now())));
    return listJson(all, call.query, (invitation) => show(call, invitation));
  }),
  bapiRoute("POST", path, (call) => show(call, inviteFrom(call, call.fields))),
  bapiRoute("POST", `${path}/bulk`, (call) => {
    const list = call.fields.list as Fields[] | undefined;
    if (!list?.length) throw new ApiError(422, "form_param_missing", "Invite somebody.", "email_address");
    const data = list.map((fields) => show(call, inviteFrom(call, fields)));
    return { data, total_count: data.length };
  }),
  bapiRoute("GET", `${path}/:invitation`, (call) => show(call, invitationOf(call))),
  bapiRoute("POST", `${path}/:invitation/revoke`, (call) =>
    show(call, revokeInvitation(call.instance, invitationOf(call))),
  ),
];

function inviteFrom(call: BapiCall, fields: Fields): Invitation {
  return invite(call.instance, {
    organizationId: organizationOf(call).id,
    email: emailAddress(requiredText(fields, "email_address")),
    role: parseRole(requiredText(fields, "role")),
    inviterId: text(fields, "inviter_user_id"),
    redirectUrl: text(fields, "redirect_url"),
    publicMetadata: metadata(fields, "public_metadata") ?? {},
    daysOpen: typeof fields.expires_in_days === "number" ? fields.expires_in_days : null,
  });
}

function invitationOf(call: BapiCall): Invitation {
  const organization = organizationOf(call);
  const named = call.instance.state.invitations[call.params.invitation!];
  return found(named?.organizationId === organization.id ? named : null, "Invitation");
}

const show = (call: BapiCall, invitation: Invitation) => invitationJson(call.instance, invitation);
