import { and, eq, inArray } from "drizzle-orm";
import { type AuditEvent, recordEvent } from "@/lib/audit/record-event";
import { certificateLines, certificateRegister, taxCertificates } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { newId } from "@/lib/new-id";

export type Change = {
  organizationId: string;
  certificateId: string;
  to: "withdrawn" | "voided" | "replaced";
  /** Why, for the register: a person's words, or a fixed phrase where money forced it. */
  reason: string;
  actorKind: AuditEvent["actorKind"];
  byUserId: string | null;
  now: Date;
};

const from = {
  withdrawn: ["issued"],
  voided: ["issued", "withdrawn"],
  replaced: ["issued", "withdrawn"],
} as const;
const acts = {
  withdrawn: "certificate.withdrawn",
  voided: "certificate.voided",
  replaced: "certificate.replaced",
} as const;

/**
 * Moves a certificate on and enters that in the register, once; false when its state does not allow it. A voided
 * or replaced certificate lets its donations go, so that they may be certified anew.
 */
export async function changeState(tx: TenantTx, change: Change): Promise<boolean> {
  const { organizationId, certificateId, to, reason, actorKind, byUserId, now } = change;
  const [changed] = await tx
    .update(taxCertificates)
    .set({ status: to, updatedAt: now })
    .where(
      and(
        eq(taxCertificates.organizationId, organizationId),
        eq(taxCertificates.id, certificateId),
        inArray(taxCertificates.status, [...from[to]]),
      ),
    )
    .returning({ number: taxCertificates.number, issuedAt: taxCertificates.issuedAt });
  if (!changed) return false;
  // Whoever waited here for the number to be taken began before it was.
  const happenedAt = changed.issuedAt > now ? changed.issuedAt : now;
  if (to !== "withdrawn") {
    await tx
      .update(certificateLines)
      .set({ isLive: false, updatedAt: now })
      .where(
        and(
          eq(certificateLines.organizationId, organizationId),
          eq(certificateLines.certificateId, certificateId),
        ),
      );
  }
  await tx.insert(certificateRegister).values({
    organizationId,
    id: newId(),
    certificateId,
    event: to,
    happenedAt,
    byUserId,
    reason,
  });
  await recordEvent(tx, {
    organizationId,
    actorKind,
    actorUserId: byUserId,
    action: acts[to],
    subjectType: "certificate",
    subjectId: certificateId,
    details: { number: changed.number },
    happenedAt,
  });
  return true;
}
