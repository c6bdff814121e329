import type { Permission } from "./permission";

type Holder = { permissions: ReadonlySet<Permission> };

/** What of these permissions the member does not hold. Nobody grants, takes on or gives away what they do not hold. */
export const notHeld = (member: Holder, granted: Iterable<Permission>): Permission[] =>
  [...granted].filter((permission) => !member.permissions.has(permission));

/** Whether the member may give a colleague a role of these permissions, or define such a role. */
export const canGrant = (member: Holder, granted: Iterable<Permission>): boolean =>
  notHeld(member, granted).length === 0;
