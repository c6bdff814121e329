import { logEvent } from "@/lib/log";
import { countUp } from "@/lib/telemetry/count";
import type { Member } from "./actor";
import type { Permission } from "./permission";
import { canGrant, notHeld } from "./policy";

// Where verbs ask whether somebody may. Whoever may not is refused, and the log says so, by ids. What only decides
// what a page shows asks `permissions.has`, and leaves no trace.

type Person = { organizationId: string | null; userId: string };
type Holder = Person & Pick<Member, "permissions">;

/** Whether the member lacks any of these permissions; then what they asked for is to be refused. */
export function lacks(member: Holder, ...needed: Permission[]): boolean {
  const [permission] = notHeld(member, needed);
  if (!permission) return false;
  countUp("nika_refusals", { permission });
  noteRefusedAct(member, "not-permitted", permission);
  return true;
}

/** Whether the member lacks every one of these permissions, of which one is enough. */
export const lacksAll = (member: Holder, ...enough: [Permission, ...Permission[]]): boolean =>
  notHeld(member, enough).length === enough.length && lacks(member, ...enough);

/** Whether the member would give away more than they hold. */
export function grantsMore(member: Holder, granted: Iterable<Permission>): boolean {
  if (canGrant(member, granted)) return false;
  noteRefusedAct(member, "more-than-own");
  return true;
}

/** Whether it is longer than ten minutes ago that they proved who they are. */
export function isStale(member: Person & Pick<Member, "isFresh">): boolean {
  if (!member.isFresh) noteRefusedAct(member, "not-fresh");
  return !member.isFresh;
}

/** A verb's refusal for a reason of its own, in the log as well. */
export function refused<Reason extends string>(
  member: Person,
  reason: Reason,
): { ok: false; reason: Reason } {
  noteRefusedAct(member, reason);
  return { ok: false, reason };
}

function noteRefusedAct({ organizationId, userId }: Person, why: string, permission?: Permission): void {
  logEvent("act.refused", {
    why,
    ...(permission && { permission }),
    organization: organizationId,
    user: userId,
  });
}
