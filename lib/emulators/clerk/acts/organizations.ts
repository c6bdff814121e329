import { addMember, dropMembershipsOf } from "@/lib/emulators/clerk/acts/memberships";
import { ApiError } from "@/lib/emulators/clerk/api-error";
import { type Instance, touch } from "@/lib/emulators/clerk/instance";
import { deletedJson } from "@/lib/emulators/clerk/json/deleted";
import { organizationJson } from "@/lib/emulators/clerk/json/organization";
import { newClerkId } from "@/lib/emulators/clerk/new-id";
import type { Organization } from "@/lib/emulators/clerk/state";

export type NewOrganization = Pick<
  Organization,
  "name" | "createdBy" | "publicMetadata" | "privateMetadata"
> & {
  slug: string | null;
};

/** As in Clerk, a creator becomes org:admin; Nika names none. */
export function createOrganization(instance: Instance, given: NewOrganization): Organization {
  const now = instance.now();
  const slug = given.slug ?? `${slugOf(given.name)}-${Math.floor(now / 1000)}`;
  refuseTakenSlug(instance, slug);
  const organization: Organization = {
    ...given,
    id: newClerkId("org"),
    slug,
    createdAt: now,
    updatedAt: now,
  };
  instance.state.organizations[organization.id] = organization;
  instance.announce("organization.created", organizationJson(instance.state, organization, "server"));
  if (given.createdBy) addMember(instance, organization.id, given.createdBy, "org:admin");
  return organization;
}

export function changeOrganization(
  instance: Instance,
  organization: Organization,
  change: Partial<Organization>,
) {
  if (change.slug && change.slug !== organization.slug) refuseTakenSlug(instance, change.slug);
  Object.assign(organization, change);
  touch(instance, organization);
  instance.announce("organization.updated", organizationJson(instance.state, organization, "server"));
  return organization;
}

export function deleteOrganization(instance: Instance, organization: Organization) {
  const { state } = instance;
  dropMembershipsOf(instance, (membership) => membership.organizationId === organization.id);
  for (const invitation of Object.values(state.invitations))
    if (invitation.organizationId === organization.id) delete state.invitations[invitation.id];
  delete state.organizations[organization.id];
  const deleted = deletedJson("organization", organization.id);
  instance.announce("organization.deleted", deleted);
  return deleted;
}

function refuseTakenSlug(instance: Instance, slug: string): void {
  if (!/^[a-z0-9-]+$/.test(slug))
    throw new ApiError(
      422,
      "form_param_format_invalid",
      "Slug can only hold small letters, digits and -.",
      "slug",
    );
  if (Object.values(instance.state.organizations).some((organization) => organization.slug === slug))
    throw new ApiError(422, "form_identifier_exists", "That slug is taken. Please try another.", "slug");
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
