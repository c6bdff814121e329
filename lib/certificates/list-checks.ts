import { desc, eq, gt, sql } from "drizzle-orm";
import { invariantChecks } from "@/lib/db/schema/invariant-checks";
import { organizations } from "@/lib/db/schema/organizations";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { asOperator, type Operator } from "@/lib/tenancy/operator";
import { type InvariantKey, invariants } from "./invariants";

/** How an invariant of an organisation stood when it was last asked. */
export type InvariantView = {
  key: InvariantKey;
  /** Null where it has not been asked yet. */
  checkedAt: Date | null;
  brokenCount: number;
  brokenSince: Date | null;
};

/** Every invariant of the organisation, in the order they are asked. */
export async function listChecks(tx: TenantTx, organizationId: string): Promise<InvariantView[]> {
  const { key, checkedAt, brokenCount, brokenSince } = invariantChecks;
  const rows = await tx
    .select({ key, checkedAt, brokenCount, brokenSince })
    .from(invariantChecks)
    .where(eq(invariantChecks.organizationId, organizationId));
  return invariants.map(({ key: asked }) => {
    const kept = rows.find((row) => row.key === asked);
    return {
      key: asked,
      checkedAt: kept?.checkedAt ?? null,
      brokenCount: kept?.brokenCount ?? 0,
      brokenSince: kept?.brokenSince ?? null,
    };
  });
}

/** An invariant over the whole installation. */
export type OperatedInvariant = {
  key: InvariantKey;
  /** Organisations it was asked of, and when last and longest ago; null where of none yet. */
  organizations: number;
  lastAt: Date | null;
  oldestAt: Date | null;
  broken: { organizationId: string; organizationName: string; count: number; since: Date }[];
};

const brokenLimit = 200;

/** How every invariant stands over all organisations, with those where it is broken, 200 at most. */
export async function listOperatedChecks(operator: Operator): Promise<OperatedInvariant[]> {
  return asOperator(operator, async (tx) => {
    const c = invariantChecks;
    const tallies = await tx
      .select({
        key: c.key,
        organizations: sql<number>`count(*)::int`,
        lastAt: sql<string>`max(${c.checkedAt})`,
        oldestAt: sql<string>`min(${c.checkedAt})`,
      })
      .from(c)
      .innerJoin(organizations, eq(organizations.id, c.organizationId))
      .where(sql`${organizations.status} <> 'closed'`)
      .groupBy(c.key);
    const broken = await tx
      .select({
        key: c.key,
        organizationId: c.organizationId,
        organizationName: organizations.name,
        count: c.brokenCount,
        since: c.brokenSince,
      })
      .from(c)
      .innerJoin(organizations, eq(organizations.id, c.organizationId))
      .where(gt(c.brokenCount, 0))
      .orderBy(desc(c.brokenSince))
      .limit(brokenLimit);
    return invariants.map(({ key }) => {
      const tally = tallies.find((one) => one.key === key);
      return {
        key,
        organizations: tally?.organizations ?? 0,
        lastAt: tally ? new Date(tally.lastAt) : null,
        oldestAt: tally ? new Date(tally.oldestAt) : null,
        broken: broken
          .filter((one) => one.key === key)
          .map(({ key: _, since, ...one }) => ({ ...one, since: since! })),
      };
    });
  });
}
