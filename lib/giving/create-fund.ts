import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { funds } from "@/lib/db/schema/giving";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type FundInput, fundInput } from "./campaign";

export type CreateFund = { ok: true; fundId: string } | { ok: false; reason: "not-permitted" | "name-taken" };

const firstIncomeAccount = 4110;

/**
 * Opens a fund, with an income account of its own in the ledger (4110, 4120 …). `id` is the form's own key: sent
 * twice, it opens once and answers with the first.
 */
export async function createFund(member: Member, input: FundInput, id = newId()): Promise<CreateFund> {
  if (lacks(member, "campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const { name, isSection18aEligible } = fundInput.parse(input);
  const { organizationId } = member;
  try {
    return await withTenant(member, async (tx) => {
      // Two funds at once would choose the same account.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${organizationId}, 4110))`);
      const [already] = await tx
        .select({ id: funds.id })
        .from(funds)
        .where(and(eq(funds.organizationId, organizationId), eq(funds.id, id)));
      if (already) return { ok: true, fundId: id };
      const taken = await tx
        .select({ last: sql<string | null>`max(${funds.accountCode})` })
        .from(funds)
        .where(eq(funds.organizationId, organizationId));
      const accountCode = String(taken[0]?.last ? Number(taken[0].last) + 10 : firstIncomeAccount);
      await tx.insert(funds).values({ organizationId, id, name, isSection18aEligible, accountCode });
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: "fund.created",
        subjectType: "fund",
        subjectId: id,
        details: { isSection18aEligible },
      });
      return { ok: true, fundId: id };
    });
  } catch (error) {
    if (violates(error, "funds_name")) return { ok: false, reason: "name-taken" };
    throw error;
  }
}
