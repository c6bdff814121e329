import { membershipsOfOrganization } from "@/lib/emulators/clerk/acts/find";
import type { Audience } from "@/lib/emulators/clerk/json/audience";
import { imageUrl } from "@/lib/emulators/clerk/json/image-url";
import type { Organization, State } from "@/lib/emulators/clerk/state";

export function organizationJson(state: State, organization: Organization, audience: Audience) {
  const isPending = (invitation: State["invitations"][string]) =>
    invitation.organizationId === organization.id && invitation.status === "pending";
  return {
    object: "organization",
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    image_url: imageUrl(organization.id),
    logo_url: null,
    has_image: false,
    members_count: membershipsOfOrganization(state, organization.id).length,
    pending_invitations_count: Object.values(state.invitations).filter(isPending).length,
    max_allowed_memberships: 100,
    admin_delete_enabled: true,
    public_metadata: organization.publicMetadata,
    ...(audience === "server"
      ? { private_metadata: organization.privateMetadata, created_by: organization.createdBy }
      : {}),
    created_at: organization.createdAt,
    updated_at: organization.updatedAt,
  };
}
