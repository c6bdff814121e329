import { and, eq, isNull, ne } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { campaigns, funds } from "@/lib/db/schema/giving";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

export type CloseFund =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "not-open" | "campaigns-collect" };

/** Closes a fund that no campaign collects for any more. Its gifts, its account and its certificates stay. */
export async function closeFund(member: Member, fundId: string, now = new Date()): Promise<CloseFund> {
  if (lacks(member, "campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx): Promise<CloseFund> => {
    const open = and(eq(funds.organizationId, organizationId), eq(funds.id, fundId), isNull(funds.closedAt));
    const [fund] = await tx.select({ id: funds.id }).from(funds).where(open).for("update");
    if (!fund) return { ok: false, reason: "not-open" };
    const [collecting] = await tx
      .select({ id: campaigns.id })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.organizationId, organizationId),
          eq(campaigns.fundId, fundId),
          ne(campaigns.status, "closed"),
        ),
      )
      .limit(1);
    if (collecting) return { ok: false, reason: "campaigns-collect" };
    await tx.update(funds).set({ closedAt: now }).where(open);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "fund.closed",
      subjectType: "fund",
      subjectId: fundId,
    });
    return { ok: true };
  });
}
