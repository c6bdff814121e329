import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { violates } from "@/lib/db/database-error";
import { paymentAccounts } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { enqueue } from "@/lib/jobs/enqueue";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";

type Details = Omit<typeof paymentAccounts.$inferInsert, "organizationId">;
export type KeepPayouts = { ok: true } | NotFresh | { ok: false; reason: "not-permitted" | "another-waits" };

/** Whether the member may say where money goes; null where they may. */
export function whyNotPayouts(member: Member): Extract<KeepPayouts, { ok: false }> | null {
  if (lacks(member, "settings:payouts")) return { ok: false, reason: "not-permitted" };
  // A new organisation has nothing yet that could be led elsewhere.
  const isNew = member.organizationStatus === "onboarding";
  return !isNew && isStale(member) ? notFresh : null;
}

/**
 * Keeps payout details beside the ones in force, which stay as they were. When they start is the database's to say
 * (app.payouts_wait): details of another account after 24 hours. `details.id` makes sending them twice one change.
 */
export async function keepPayouts(
  member: Member,
  details: Details & { id: string },
  action: "payfast-account.kept" | "bank-account.kept",
  whenStarted: (tx: TenantTx) => Promise<void> = async () => {},
): Promise<KeepPayouts> {
  const { organizationId } = member;
  try {
    return await withTenant(member, async (tx) => {
      await tx.insert(paymentAccounts).values({ organizationId, ...details });
      const waitSeconds = await findWait(tx, organizationId, details.id);
      const waits = waitSeconds > 0;
      await recordEvent(tx, {
        organizationId,
        actorKind: "member",
        actorUserId: member.userId,
        action: waits ? "payouts.asked" : action,
        subjectType: "organization",
        subjectId: organizationId,
        ...(waits && { details: { provider: details.provider } }),
      });
      if (!waits) await whenStarted(tx);
      // A second late rather than early: the wait is counted from within this transaction.
      if (waits)
        await enqueue(
          tx,
          "payouts.start",
          { organizationId, id: details.id },
          { startAfterSeconds: waitSeconds + 1 },
        );
      // Its pages say whether they can take gifts.
      await enqueue(tx, "site.refresh", { organizationId, id: organizationId });
      return { ok: true };
    });
  } catch (error) {
    if (violates(error, "payment_accounts_organization_id_id_pk")) return { ok: true };
    if (violates(error, "one_change_waits")) return { ok: false, reason: "another-waits" };
    throw error;
  }
}

/** For how many seconds the details wait; none where they started at once. */
async function findWait(tx: TenantTx, organizationId: string, id: string): Promise<number> {
  const { startsAt, createdAt } = paymentAccounts;
  const [kept] = await tx
    .select({ seconds: sql<number>`ceil(extract(epoch from ${startsAt} - ${createdAt}))::integer` })
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.organizationId, organizationId), eq(paymentAccounts.id, id)));
  return kept?.seconds ?? 0;
}
