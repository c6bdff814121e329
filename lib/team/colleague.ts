import type { Member } from "@/lib/tenancy/actor";
import type { Permission } from "@/lib/tenancy/permission";
import { canGrant } from "@/lib/tenancy/policy";

/** A member of the organisation as the team's verbs judge them. */
export type Colleague = {
  membershipId: string;
  userId: string;
  status: "active" | "waiting" | "suspended" | "removed";
  roleKeys: string[];
  permissions: Permission[];
};

type Judge = Pick<Member, "membershipId" | "permissions">;
export type WhyNotManage = "not-permitted" | "own" | "more-than-own";

/** Why the member may not change, suspend or remove this colleague; null where they may. Nobody manages who holds more. */
export function whyNotManage(
  member: Judge,
  { membershipId, permissions }: Pick<Colleague, "membershipId" | "permissions">,
): WhyNotManage | null {
  if (!member.permissions.has("team:manage")) return "not-permitted";
  if (membershipId === member.membershipId) return "own";
  return canGrant(member, permissions) ? null : "more-than-own";
}

/** Only owners give the organisation away, and only they let in who came without being asked. */
export const ownersHold: Permission[] = ["settings:transfer", "team:manage"];
export const isOwner = ({ permissions }: Pick<Member, "permissions">): boolean =>
  ownersHold.every((permission) => permissions.has(permission));
