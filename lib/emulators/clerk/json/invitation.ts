import type { Instance } from "@/lib/emulators/clerk/instance";
import { imageUrl } from "@/lib/emulators/clerk/json/image-url";
import { roles } from "@/lib/emulators/clerk/roles";
import type { Invitation } from "@/lib/emulators/clerk/state";

export function invitationJson(instance: Instance, invitation: Invitation) {
  const organization = instance.state.organizations[invitation.organizationId]!;
  return {
    object: "organization_invitation",
    id: invitation.id,
    email_address: invitation.email,
    role: invitation.role,
    role_name: roles[invitation.role].name,
    organization_id: organization.id,
    public_organization_data: {
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      image_url: imageUrl(organization.id),
      has_image: false,
    },
    public_metadata: invitation.publicMetadata,
    private_metadata: invitation.privateMetadata,
    status: invitationStatus(invitation, instance.now()),
    url: invitation.url,
    inviter_id: invitation.inviterId,
    expires_at: invitation.expiresAt,
    created_at: invitation.createdAt,
    updated_at: invitation.updatedAt,
  };
}

export const invitationStatus = ({ status, expiresAt }: Invitation, now: number) =>
  status === "pending" && expiresAt <= now ? "expired" : status;
