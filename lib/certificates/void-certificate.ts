import { and, eq } from "drizzle-orm";
import { taxCertificates } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { changeState } from "./change-state";
import { askSecond, type SecondPerson } from "./second-person";

export type VoidCertificate =
  | { ok: true }
  | NotFresh
  | { ok: false; reason: "not-permitted" | "reason-missing" | "unknown-certificate" | "already-ended" }
  | SecondPerson;

/** Voids a certificate: its number stays in the register with the reason, and its donations may be certified anew. */
export async function voidCertificate(
  member: Member,
  { certificateId, reason }: { certificateId: string; reason: string },
  now = new Date(),
): Promise<VoidCertificate> {
  if (lacks(member, "certificates:void")) return { ok: false, reason: "not-permitted" };
  const why = reason.trim().slice(0, 500);
  if (!why) return { ok: false, reason: "reason-missing" };
  return withTenant(member, async (tx): Promise<VoidCertificate> => {
    const certificate = await findSum(tx, member.organizationId, certificateId);
    if (!certificate) return { ok: false, reason: "unknown-certificate" };
    const { status, totalCents: amountCents } = certificate;
    const asked = { act: "certificate.void" as const, subjectId: certificateId, amountCents, reason: why };
    // What money forced needs no proof and nobody's yes: a withdrawn one has to end.
    if (status !== "withdrawn" && isStale(member)) return notFresh;
    const waits = status === "issued" ? await askSecond(tx, member, asked, now) : null;
    return waits ?? voidNow(tx, member, { certificateId, reason: why }, now);
  });
}

async function findSum(tx: TenantTx, organizationId: string, certificateId: string) {
  const [certificate] = await tx
    .select({ status: taxCertificates.status, totalCents: taxCertificates.totalCents })
    .from(taxCertificates)
    .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, certificateId)));
  return certificate ?? null;
}

/** Voids it in this transaction; to be called by a verb that asked whether the member may. */
export async function voidNow(
  tx: TenantTx,
  { organizationId, userId }: Pick<Member, "organizationId" | "userId">,
  { certificateId, reason }: { certificateId: string; reason: string },
  now: Date,
): Promise<VoidCertificate> {
  const change = { organizationId, certificateId, actorKind: "member" as const, byUserId: userId, now };
  const isVoided = await changeState(tx, { ...change, to: "voided", reason });
  return isVoided ? { ok: true } : { ok: false, reason: "already-ended" };
}
