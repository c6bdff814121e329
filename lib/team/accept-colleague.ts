import { and, eq } from "drizzle-orm";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { grantsMore, isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { ownersHold } from "./colleague";
import { endInvitations } from "./end-invitations";
import { giveRole } from "./give-role";
import { loadColleague } from "./load-colleague";
import { loadRole } from "./load-role";
import { recordTeamEvent } from "./record-team-event";
import { setStatus } from "./set-status";

export type AcceptColleague =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "not-waiting" | "unknown-role" | "more-than-own" };

/** An owner lets in somebody whose membership appeared without Nika's act, and says as what. */
export async function acceptColleague(
  member: Member,
  { membershipId, roleKey }: { membershipId: string; roleKey: string },
): Promise<AcceptColleague> {
  if (lacks(member, ...ownersHold)) return { ok: false, reason: "not-permitted" };
  if (isStale(member)) return notFresh;
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<AcceptColleague> => {
    const colleague = await loadColleague(tx, organizationId, membershipId);
    if (colleague?.status !== "waiting") return { ok: false, reason: "not-waiting" };
    const role = await loadRole(tx, organizationId, roleKey);
    if (!role) return { ok: false, reason: "unknown-role" };
    if (grantsMore(member, role.permissions)) return { ok: false, reason: "more-than-own" };
    await giveRole(tx, { organizationId, membershipId, roleId: role.id });
    await setStatus(tx, organizationId, membershipId, "active");
    const email = await emailOf(tx, colleague.userId);
    if (email) await endInvitations(tx, organizationId, email);
    await recordTeamEvent(tx, member, "colleague.accepted", { membershipId }, { role: roleKey });
    await enqueue(tx, "team.settle-membership", { organizationId, id: membershipId });
    return { ok: true };
  });
}

async function emailOf(tx: TenantTx, userId: string): Promise<string | null> {
  const [user] = await tx
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, userId)));
  return user?.email ?? null;
}
