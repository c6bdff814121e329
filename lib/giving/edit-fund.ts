import { and, eq, ne } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { campaigns, funds } from "@/lib/db/schema/giving";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type FundInput, fundInput } from "./campaign";

export type EditFund = { ok: true } | { ok: false; reason: "not-permitted" | "unknown-fund" | "name-taken" };

/**
 * Renames a fund, or decides anew whether gifts to it count under section 18A of the Income Tax Act. Certificates
 * already issued stand; those that wait follow the new answer, and so do the fund's public pages.
 */
export async function editFund(
  member: Member,
  { fundId, input }: { fundId: string; input: FundInput },
): Promise<EditFund> {
  if (lacks(member, "campaigns:edit")) return { ok: false, reason: "not-permitted" };
  const { name, isSection18aEligible } = fundInput.parse(input);
  const { organizationId, userId } = member;
  const itself = and(eq(funds.organizationId, organizationId), eq(funds.id, fundId));
  const event = { organizationId, actorKind: "member", actorUserId: userId, subjectType: "fund" } as const;
  try {
    return await withTenant(member, async (tx): Promise<EditFund> => {
      const [now] = await tx.select().from(funds).where(itself).for("update");
      if (!now) return { ok: false, reason: "unknown-fund" };
      await tx.update(funds).set({ name, isSection18aEligible }).where(itself);
      if (now.name !== name) await recordEvent(tx, { ...event, action: "fund.renamed", subjectId: fundId });
      if (now.isSection18aEligible === isSection18aEligible) return { ok: true };
      await recordEvent(tx, {
        ...event,
        action: "fund.eligibility-changed",
        subjectId: fundId,
        details: { isSection18aEligible },
      });
      const shown = await tx
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(
          and(
            eq(campaigns.organizationId, organizationId),
            eq(campaigns.fundId, fundId),
            ne(campaigns.status, "draft"),
          ),
        );
      for (const { id } of shown) await enqueue(tx, "site.refresh", { organizationId, id });
      return { ok: true };
    });
  } catch (error) {
    if (violates(error, "funds_name")) return { ok: false, reason: "name-taken" };
    throw error;
  }
}
