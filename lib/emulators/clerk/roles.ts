import { ApiError } from "@/lib/emulators/clerk/api-error";
import type { Role } from "@/lib/emulators/clerk/state";

/**
 * Nika's Clerk instance gives org:member no system permission at all, so that a browser can neither invite,
 * rename, remove nor delete behind Nika's own policies. org:admin stays as Clerk ships it; nobody is given it.
 */
export const roles: Record<Role, { name: string; permissions: string[] }> = {
  "org:admin": {
    name: "Admin",
    permissions: [
      "org:sys_profile:manage",
      "org:sys_profile:delete",
      "org:sys_memberships:read",
      "org:sys_memberships:manage",
      "org:sys_domains:read",
      "org:sys_domains:manage",
    ],
  },
  "org:member": { name: "Member", permissions: [] },
};

export function parseRole(role: string): Role {
  if (role in roles) return role as Role;
  throw new ApiError(404, "resource_not_found", "Role not found", "role");
}
