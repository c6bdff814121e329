import { membershipsOfOrganization } from "@/lib/emulators/clerk/acts/find";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import {
  emptyList,
  type FapiAnswer,
  type FapiCall,
  fapiRoute,
  ownOrganization,
  signedIn,
} from "@/lib/emulators/clerk/fapi/call";
import { organizationAdminRoutes } from "@/lib/emulators/clerk/fapi/organization-admin";
import { listJson } from "@/lib/emulators/clerk/json/list";
import { membershipJson } from "@/lib/emulators/clerk/json/membership";
import { matchingMemberships } from "@/lib/emulators/clerk/json/membership-filter";
import { organizationJson } from "@/lib/emulators/clerk/json/organization";
import { roles } from "@/lib/emulators/clerk/roles";

/** Organisations come from Nika's server alone, so the instance lets no browser create one. */
export const organizationRoutes = [
  fapiRoute("POST", "/v1/organizations", (call) => {
    signedIn(call);
    throw new ApiError(
      403,
      "organization_creation_not_allowed",
      "You are not allowed to create organizations.",
    );
  }),
  fapiRoute("GET", "/v1/organizations/:organization", (call) => ({
    resource: organizationJson(call.instance.state, ownOrganization(call), "browser"),
  })),
  fapiRoute("GET", "/v1/organizations/:organization/roles", listRoles),
  fapiRoute("GET", "/v1/organizations/:organization/memberships", listMembers),
  fapiRoute("GET", "/v1/organizations/:organization/domains", readable),
  fapiRoute("GET", "/v1/organizations/:organization/membership_requests", readable),
  ...organizationAdminRoutes,
];

function listRoles(call: FapiCall): FapiAnswer {
  ownOrganization(call);
  const data = Object.entries(roles).map(([key, { name }], index) => ({
    object: "role",
    id: `role_${index}`,
    key,
    name,
    description: "",
    permissions: [],
    created_at: 0,
    updated_at: 0,
  }));
  return { resource: { data, total_count: data.length, has_role_set_migration: false } };
}

function listMembers(call: FapiCall): FapiAnswer {
  const organization = ownOrganization(call, "org:sys_memberships:read");
  const { state } = call.instance;
  const members = matchingMemberships(state, membershipsOfOrganization(state, organization.id), call.query);
  return { resource: listJson(members, call.query, (one) => membershipJson(state, one, "browser")) };
}

function readable(call: FapiCall): FapiAnswer {
  ownOrganization(call, "org:sys_memberships:read");
  return { resource: emptyList };
}
