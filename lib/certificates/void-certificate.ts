import { and, eq } from "drizzle-orm";
import { taxCertificates } from "@/lib/db/schema/certificates";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { changeState } from "./change-state";

export type VoidCertificate =
  | { ok: true }
  | { ok: false; reason: "not-permitted" | "reason-missing" | "unknown-certificate" | "already-ended" };

/** Voids a certificate: its number stays in the register with the reason, and its donations may be certified anew. */
export async function voidCertificate(
  member: Member,
  { certificateId, reason }: { certificateId: string; reason: string },
  now = new Date(),
): Promise<VoidCertificate> {
  if (!member.permissions.has("certificates:void")) return { ok: false, reason: "not-permitted" };
  const why = reason.trim().slice(0, 500);
  if (!why) return { ok: false, reason: "reason-missing" };
  const { organizationId, userId } = member;
  return withTenant(member, async (tx): Promise<VoidCertificate> => {
    const [certificate] = await tx
      .select({ id: taxCertificates.id })
      .from(taxCertificates)
      .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, certificateId)));
    if (!certificate) return { ok: false, reason: "unknown-certificate" };
    const change = { organizationId, certificateId, actorKind: "member" as const, byUserId: userId, now };
    const isVoided = await changeState(tx, { ...change, to: "voided", reason: why });
    return isVoided ? { ok: true } : { ok: false, reason: "already-ended" };
  });
}
