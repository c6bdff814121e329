import { desc, eq } from "drizzle-orm";
import { clerkFindings, clerkReconciliations } from "@/lib/db/schema/webhooks";
import { asOperator, type Operator } from "@/lib/tenancy/operator";
import type { DriftKind } from "./drift";

export type Reconciliation = {
  id: string;
  status: "running" | "finished" | "stopped";
  reason: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  usersSeen: number;
  organizationsSeen: number;
  membershipsSeen: number;
  findings: number;
};

export type Finding = {
  id: string;
  kind: DriftKind;
  subjectClerkId: string;
  isMended: boolean;
  foundAt: Date;
};

/** The latest comparisons with Clerk, the newest first, 30 at most. */
export function listReconciliations(operator: Operator): Promise<Reconciliation[]> {
  const r = clerkReconciliations;
  return asOperator(operator, async (tx) =>
    tx
      .select({
        id: r.id,
        status: r.status,
        reason: r.reason,
        startedAt: r.startedAt,
        finishedAt: r.finishedAt,
        usersSeen: r.usersSeen,
        organizationsSeen: r.organizationsSeen,
        membershipsSeen: r.membershipsSeen,
        findings: tx.$count(clerkFindings, eq(clerkFindings.reconciliationId, r.id)),
      })
      .from(r)
      .orderBy(desc(r.startedAt))
      .limit(30),
  );
}

/** What one comparison found: what was left to people first, then what was mended; 500 at most. */
export async function listFindings(operator: Operator, reconciliationId: string): Promise<Finding[]> {
  const f = clerkFindings;
  const found = await asOperator(operator, (tx) =>
    tx
      .select({
        id: f.id,
        kind: f.kind,
        subjectClerkId: f.subjectClerkId,
        isMended: f.isMended,
        foundAt: f.createdAt,
      })
      .from(f)
      .where(eq(f.reconciliationId, reconciliationId))
      .orderBy(f.isMended, f.createdAt)
      .limit(500),
  );
  return found as Finding[];
}
