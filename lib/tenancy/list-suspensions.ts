import { desc, eq } from "drizzle-orm";
import { organizationSuspensions } from "@/lib/db/schema/suspensions";
import { asOperator, type Operator } from "./operator";

export type Suspension = {
  id: string;
  reason: string;
  suspendedAt: Date;
  reopenedAt: Date | null;
  reopenedReason: string | null;
};

/** How often an organisation was suspended, and why, the latest first; 50 at most. */
export function listSuspensions(operator: Operator, organizationId: string): Promise<Suspension[]> {
  const s = organizationSuspensions;
  return asOperator(operator, (tx) =>
    tx
      .select({
        id: s.id,
        reason: s.reason,
        suspendedAt: s.suspendedAt,
        reopenedAt: s.reopenedAt,
        reopenedReason: s.reopenedReason,
      })
      .from(s)
      .where(eq(s.organizationId, organizationId))
      .orderBy(desc(s.suspendedAt))
      .limit(50),
  );
}
