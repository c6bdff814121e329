import { eq, sql } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { invariantChecks } from "@/lib/db/schema/invariant-checks";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { logEvent } from "@/lib/log";
import { newId } from "@/lib/new-id";
import { type BrokenInvariant, listBrokenInvariants } from "@/lib/payments/invariants";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type InvariantKey, invariants } from "./invariants";

type Broken = BrokenInvariant<InvariantKey>;

/**
 * Job: asks whether the organisation's money and certificates add up, and keeps the answer. What breaks is told once,
 * to whoever keeps its books, and logged at every run, which is the installation's alarm.
 */
export async function checkInvariants(organizationId: string, now = new Date()): Promise<"held" | "broken"> {
  const broken = await withTenant({ kind: "system", organizationId }, async (tx) => {
    // Nobody waits for it, and of millions of lines it takes longer than a page may.
    await tx.execute(sql`set local statement_timeout = '5min'`);
    const found = await listBrokenInvariants(tx, invariants);
    const before = await keptBefore(tx, organizationId);
    for (const { key } of invariants) {
      const breach = found.find((one) => one.key === key);
      await keep(tx, { organizationId, key, breach, since: before.get(key) ?? null, now });
    }
    return found;
  });
  for (const { key, count } of broken) logEvent("invariant.broken", { organizationId, key, count });
  return broken.length === 0 ? "held" : "broken";
}

type Check = {
  organizationId: string;
  key: InvariantKey;
  breach: Broken | undefined;
  since: Date | null;
  now: Date;
};

async function keep(tx: TenantTx, { organizationId, key, breach, since, now }: Check): Promise<void> {
  const row = {
    checkedAt: now,
    brokenCount: breach?.count ?? 0,
    brokenIds: breach?.ids ?? [],
    brokenSince: breach ? (since ?? now) : null,
    updatedAt: now,
  };
  const { organizationId: itsOrganization, key: itsKey } = invariantChecks;
  const [kept] = await tx
    .insert(invariantChecks)
    .values({ organizationId, id: newId(), key, ...row })
    .onConflictDoUpdate({ target: [itsOrganization, itsKey], set: row })
    .returning({ id: invariantChecks.id });
  const action = breach && !since ? "invariant.broken" : !breach && since ? "invariant.mended" : null;
  if (!action) return;
  await recordEvent(tx, {
    organizationId,
    actorKind: "system",
    action,
    subjectType: "invariant-check",
    subjectId: kept!.id,
    details: { invariant: key, count: row.brokenCount },
  });
}

async function keptBefore(tx: TenantTx, organizationId: string): Promise<Map<string, Date | null>> {
  const { key, brokenSince } = invariantChecks;
  const rows = await tx
    .select({ key, brokenSince })
    .from(invariantChecks)
    .where(eq(invariantChecks.organizationId, organizationId));
  return new Map(rows.map((row) => [row.key, row.brokenSince]));
}
