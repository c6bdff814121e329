import { and, eq } from "drizzle-orm";
import { calendarDateOf } from "@/lib/calendar";
import { certificateLines, taxCertificates } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { correctTaxDetails } from "@/lib/giving/keep-tax-details";
import type { DonorTaxDetails } from "@/lib/giving/tax-details";
import { type Member, type NotFresh, notFresh } from "@/lib/tenancy/actor";
import { isStale, lacks } from "@/lib/tenancy/ask-permission";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { changeState } from "./change-state";
import type { DrawnUpFacts } from "./draw-up-facts";
import type { Refusal } from "./eligibility";
import { draftOf, freezeCertificate } from "./freeze-certificate";
import { judgeCandidate } from "./judge-candidate";
import { type LoadedCandidate, loadCandidate } from "./load-candidate";
import { type Correction, normaliseIdentity } from "./replacement-input";
import { askSecond, type SecondPerson } from "./second-person";

export type ReplaceCertificate =
  | { ok: true; certificateId: string; number: string }
  | NotFresh
  | {
      ok: false;
      reason:
        | "not-permitted"
        | "reason-missing"
        | "unknown-certificate"
        | "already-ended"
        | "several-donations"
        | "identity-unclear";
    }
  | ({ ok: false } & Refusal)
  | Extract<DrawnUpFacts, { ok: false }>
  | SecondPerson;

type Replacement = { certificateId: string; reason: string; correction?: Correction };

/**
 * Issues a corrected certificate in the place of one whose paper is wrong, in one transaction: the old number stays
 * in the register as replaced, the new paper names it, and the verify page names the new one. Refused, nothing changes.
 */
export async function replaceCertificate(
  member: Member,
  { certificateId, reason, correction }: Replacement,
  now = new Date(),
): Promise<ReplaceCertificate> {
  const { organizationId } = member;
  if (lacks(member, "certificates:void", "certificates:issue")) return { ok: false, reason: "not-permitted" };
  const why = reason.trim().slice(0, 500);
  if (!why) return { ok: false, reason: "reason-missing" };
  const replacement = { certificateId, reason: why, correction };
  return withTenant(member, async (tx): Promise<ReplaceCertificate> => {
    const old = await findOld(tx, organizationId, certificateId);
    // What money forced needs no proof and nobody's yes: a withdrawn one has to end.
    if (old?.status !== "withdrawn" && isStale(member)) return notFresh;
    const amountCents = old?.totalCents ?? 0;
    const asked = {
      act: "certificate.replace" as const,
      subjectId: certificateId,
      amountCents,
      reason: why,
      correction,
    };
    const waits =
      old?.status === "issued" && old.donationIds.length === 1
        ? await askSecond(tx, member, asked, now)
        : null;
    return waits ?? replaceNow(tx, member, replacement, now);
  });
}

/** Replaces it in this transaction; to be called by a verb that asked whether the member may. */
export async function replaceNow(
  tx: TenantTx,
  member: Member,
  { certificateId, reason: why, correction }: Replacement,
  now: Date,
): Promise<ReplaceCertificate> {
  const { organizationId } = member;
  const old = await findOld(tx, organizationId, certificateId);
  if (!old) return { ok: false, reason: "unknown-certificate" };
  if (old.status === "voided" || old.status === "replaced") return { ok: false, reason: "already-ended" };
  if (old.donationIds.length !== 1) return { ok: false, reason: "several-donations" };
  const donationId = old.donationIds[0]!;
  const loaded = await loadCandidate(tx, organizationId, donationId, { isLocked: true });
  const candidate = loaded && corrected(loaded, correction);
  if (!candidate) return { ok: false, reason: "identity-unclear" };
  const eligibility = judgeCandidate(candidate, calendarDateOf(now));
  if (!eligibility.ok) return eligibility;
  const draft = draftOf(candidate, now, old);
  if (!draft.ok) return draft;
  const by = { actorKind: "member" as const, byUserId: member.userId };
  const change = { organizationId, certificateId, ...by, now };
  if (!(await changeState(tx, { ...change, to: "replaced", reason: why })))
    return { ok: false, reason: "already-ended" };
  if (correction)
    await correctTaxDetails(tx, { organizationId, donationId }, candidate.taxDetails as DonorTaxDetails);
  return { ok: true, ...(await freezeCertificate(tx, member, candidate.donation, draft, now, old)) };
}

async function findOld(tx: TenantTx, organizationId: string, id: string) {
  const found = await tx
    .select({
      id: taxCertificates.id,
      number: taxCertificates.number,
      totalCents: taxCertificates.totalCents,
      status: taxCertificates.status,
      donationId: certificateLines.donationId,
    })
    .from(taxCertificates)
    .innerJoin(
      certificateLines,
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.certificateId, taxCertificates.id),
      ),
    )
    .where(and(eq(taxCertificates.organizationId, organizationId), eq(taxCertificates.id, id)));
  const [first] = found;
  return first ? { ...first, donationIds: found.map(({ donationId }) => donationId) } : null;
}

/** The candidate as it stands once the old certificate has let it go; null where its identity number is none. */
function corrected(candidate: LoadedCandidate, correction: Correction | undefined): LoadedCandidate | null {
  const donation = { ...candidate.donation, isCertified: false };
  if (!correction) return { ...candidate, donation };
  const { identityNumber, taxReference, ...said } = correction;
  const kept = candidate.taxDetails ?? {};
  const identity = identityNumber && normaliseIdentity(kept.identityType ?? "other", identityNumber);
  if (identity === null) return null;
  const numbers = { ...(taxReference && { taxReference }), ...(identity && { identityNumber: identity }) };
  return { ...candidate, donation, taxDetails: { ...kept, ...said, ...numbers } };
}
