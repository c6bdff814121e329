import { and, eq, isNotNull } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { funds } from "@/lib/db/schema/giving";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type ReopenFund = { ok: true } | { ok: false; reason: "not-permitted" | "not-closed" };

/** Lets a closed fund be given to again. */
export async function reopenFund(member: Member, fundId: string): Promise<ReopenFund> {
  if (lacks(member, "campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<ReopenFund> => {
    const reopened = await tx
      .update(funds)
      .set({ closedAt: null })
      .where(and(eq(funds.organizationId, organizationId), eq(funds.id, fundId), isNotNull(funds.closedAt)))
      .returning({ id: funds.id });
    if (reopened.length === 0) return { ok: false, reason: "not-closed" };
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "fund.reopened",
      subjectType: "fund",
      subjectId: fundId,
    });
    return { ok: true };
  });
}
