import { auditEvents } from "@/lib/db/schema/audit";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { newId } from "@/lib/new-id";

export type AuditEvent = {
  organizationId: string;
  actorKind: (typeof auditEvents.$inferInsert)["actorKind"];
  actorUserId?: string | null;
  /** Past tense, as a history says it: "donation.completed". */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Ids and figures only; never personal data. */
  details?: Record<string, string | number | boolean | null>;
  /** The verb's clock; the database's where it has none. */
  happenedAt?: Date;
};

/**
 * Writes who did what, in the transaction of the act; returns its id. The database adds the job that tells those whom
 * it concerns (lib/audit/who-is-told.ts).
 */
export async function recordEvent(tx: TenantTx, event: AuditEvent): Promise<string> {
  const id = newId();
  await tx.insert(auditEvents).values({ ...event, id });
  return id;
}
