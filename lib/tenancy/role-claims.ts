import { type Permission, permissionKeys } from "./permission";

/**
 * What a session token says of the organisation that is active at Clerk: the role's key and a bit for each permission,
 * in the order of `permissionKeys`, as base64url. A courtesy for what is drawn before the database is asked, which
 * alone decides; it is as old as the token, a minute at most.
 */
export type RoleClaims = { role: string | null; may: string };

/** The claims of who has this role and may do this. */
export function claimsOf(role: string | null, permissions: Iterable<Permission>): RoleClaims {
  const bits = Buffer.alloc(Math.ceil(permissionKeys.length / 8));
  for (const permission of permissions) {
    const place = permissionKeys.indexOf(permission);
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return { role, may: bits.toString("base64url") };
}

/** The permissions that claims tell of. */
export function permissionsIn({ may }: Pick<RoleClaims, "may">): Set<Permission> {
  const bits = Buffer.from(may, "base64url");
  return new Set(permissionKeys.filter((_, place) => ((bits[place >> 3] ?? 0) >> (place & 7)) & 1));
}
