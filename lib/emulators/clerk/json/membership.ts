import type { Audience } from "@/lib/emulators/clerk/json/audience";
import { organizationJson } from "@/lib/emulators/clerk/json/organization";
import { publicUserData } from "@/lib/emulators/clerk/json/public-user-data";
import { roles } from "@/lib/emulators/clerk/roles";
import type { Membership, State } from "@/lib/emulators/clerk/state";

export function membershipJson(state: State, membership: Membership, audience: Audience) {
  const organization = state.organizations[membership.organizationId]!;
  const user = state.users[membership.userId]!;
  return {
    object: "organization_membership",
    id: membership.id,
    role: membership.role,
    role_name: roles[membership.role].name,
    permissions: roles[membership.role].permissions,
    public_metadata: membership.publicMetadata,
    ...(audience === "server" ? { private_metadata: membership.privateMetadata } : {}),
    organization: organizationJson(state, organization, audience),
    public_user_data: publicUserData(user),
    created_at: membership.createdAt,
    updated_at: membership.updatedAt,
  };
}
