import {
  changeOrganization,
  createOrganization,
  deleteOrganization,
} from "@/lib/emulators/clerk/acts/organizations";
import { found } from "@/lib/emulators/clerk/api-error";
import { type BapiCall, bapiRoute } from "@/lib/emulators/clerk/bapi/call";
import { type Fields, metadata, requiredText, text } from "@/lib/emulators/clerk/fields";
import { listJson } from "@/lib/emulators/clerk/json/list";
import { organizationJson } from "@/lib/emulators/clerk/json/organization";
import { mergeMetadata } from "@/lib/emulators/clerk/metadata";
import type { Organization } from "@/lib/emulators/clerk/state";

export const organizationRoutes = [
  bapiRoute("GET", "/v1/organizations", (call) => {
    const word = call.query.get("query")?.toLowerCase();
    const all = Object.values(call.instance.state.organizations).filter(
      ({ id, name, slug }) => !word || `${id} ${name} ${slug}`.toLowerCase().includes(word),
    );
    return listJson(all, call.query, (organization) => show(call, organization));
  }),
  bapiRoute("POST", "/v1/organizations", create),
  bapiRoute("GET", "/v1/organizations/:organization", (call) => show(call, organizationOf(call))),
  bapiRoute("PATCH", "/v1/organizations/:organization", (call) => {
    const organization = organizationOf(call);
    const { name, slug } = organization;
    const change = { name: text(call.fields, "name") ?? name, slug: text(call.fields, "slug") ?? slug };
    return show(call, changeOrganization(call.instance, organization, { ...change, ...given(call.fields) }));
  }),
  bapiRoute("DELETE", "/v1/organizations/:organization", (call) =>
    deleteOrganization(call.instance, organizationOf(call)),
  ),
  bapiRoute("PATCH", "/v1/organizations/:organization/metadata", (call) => {
    const organization = organizationOf(call);
    const { publicMetadata, privateMetadata } = given(call.fields);
    return show(
      call,
      changeOrganization(call.instance, organization, {
        publicMetadata: mergeMetadata(organization.publicMetadata, publicMetadata ?? {}),
        privateMetadata: mergeMetadata(organization.privateMetadata, privateMetadata ?? {}),
      }),
    );
  }),
  bapiRoute("PUT", "/v1/organizations/:organization/metadata", (call) =>
    show(call, changeOrganization(call.instance, organizationOf(call), given(call.fields))),
  ),
];

/** The organisation of the path, by its id or its slug. */
export function organizationOf({ instance, params }: BapiCall): Organization {
  const named = params.organization!;
  const organizations = instance.state.organizations;
  return found(
    organizations[named] ?? Object.values(organizations).find(({ slug }) => slug === named),
    "Organization",
  );
}

function create(call: BapiCall) {
  const { fields, instance } = call;
  const createdBy = text(fields, "created_by");
  if (createdBy) found(instance.state.users[createdBy], "User");
  const name = requiredText(fields, "name");
  const slug = text(fields, "slug");
  const empty = { publicMetadata: {}, privateMetadata: {} };
  return show(call, createOrganization(instance, { name, slug, createdBy, ...empty, ...given(fields) }));
}

function given(fields: Fields): Partial<Pick<Organization, "publicMetadata" | "privateMetadata">> {
  const publicMetadata = metadata(fields, "public_metadata");
  const privateMetadata = metadata(fields, "private_metadata");
  return { ...(publicMetadata ? { publicMetadata } : {}), ...(privateMetadata ? { privateMetadata } : {}) };
}

const show = (call: BapiCall, organization: Organization) =>
  organizationJson(call.instance.state, organization, "server");
